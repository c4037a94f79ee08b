export const signup = {
  title: 'Create an account',
  firstName: 'First name',
  lastName: 'Last name',
  username: 'Username',
  usernameHint: '3 to 30 letters, digits, and . _ -',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Create the account',
  haveAccount: 'Have an account?',
  signIn: 'Sign in',
  optional: 'optional',
  address: {
    text: 'Your e-mail address is enough. A letter brings a link and a password for the first time.',
    only: 'Sign up with an e-mail address alone',
    whole: 'Choose a name and a password now',
  },
  closed: {
    title: 'Sign-up is closed',
    text: 'Accounts are made by administrators here. Please ask one for an invitation.',
  },
  mail: {
    title: 'Check your mail',
    text: (email: string) => `We have sent a letter to ${email}. Open the link in it to confirm the address; then you can sign in.`,
    addressText: (email: string) =>
      `We have sent a letter to ${email}. Open the link in it to confirm the address, then sign in with the password of the same letter. It works once, for half an hour; you then choose one of your own.`,
    spam: 'Nothing there? Look among the spam, or have another one sent.',
    resend: 'Send another letter',
    resendIn: (seconds: number) => `Send another letter (${seconds} s)`,
    resent: 'Another letter is on its way.',
    back: 'To the sign-in',
  },
};
