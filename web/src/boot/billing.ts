/** Whether there is anything to pay for here; the server writes it into the shell. */
export const hasBilling = document.querySelector<HTMLMetaElement>('meta[name="billing"]')?.content !== 'off';
