/** What this installation calls itself; the server writes it into the shell. */
export const product =
  document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? 'Vestibule';
