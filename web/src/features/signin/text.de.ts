import type { Text } from '../../text/en';

export const signin: Text['signin'] = {
  title: 'Anmelden',
  name: 'Benutzername oder E-Mail-Adresse',
  password: 'Passwort',
  showPassword: 'Passwort zeigen oder verbergen',
  submit: 'Anmelden',
  noAccount: 'Noch kein Konto?',
  signUp: 'Konto anlegen',
  signedOut: 'Sie sind abgemeldet',
  signedOutText: 'Schließen Sie an einem gemeinsam genutzten Rechner auch den Browser.',
  again: 'Erneut anmelden',
};
