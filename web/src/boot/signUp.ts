/** Who may make an account here: the words of the configuration. */
export type SignUp = 'open' | 'address_only' | 'closed';

const told = document.querySelector<HTMLMetaElement>('meta[name="sign-up"]')?.content;

/** The server writes it into the shell; the sign-up itself decides again. */
export const signUp: SignUp = told === 'address_only' || told === 'closed' ? told : 'open';
