import type { Text } from '../../text/en';

export const signin: Text['signin'] = {
  titles: { password: 'Anmelden', code: 'Code eingeben', newPassword: 'Neues Passwort wählen' },
  name: 'Benutzername oder E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  submitIn: (clock) => `Anmelden (in ${clock})`,
  over: 'Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.',
  code: {
    text: 'Ihre Authentifizierungs-App zeigt sechs Ziffern für diesen Dienst.',
    label: 'Code aus sechs Ziffern',
    recoveryText: 'Geben Sie einen der Wiederherstellungscodes ein, die Sie aufbewahrt haben. Jeder gilt einmal.',
    recovery: 'Wiederherstellungscode',
    submit: 'Weiter',
    useRecovery: 'Wiederherstellungscode verwenden',
    useApp: 'Authentifizierungs-App verwenden',
    startOver: 'Von vorn beginnen',
    mail: 'Code per E-Mail schicken',
    mailIn: (clock) => `Noch einen Code schicken (in ${clock})`,
    mailed: 'Ein Code ist unterwegs. Geben Sie ihn hier ein, sobald er da ist.',
    timeLeft: (time) => `Diese Anmeldung endet in ${time}.`,
  },
  newPassword: {
    text: 'Das Passwort, mit dem Sie gekommen sind, wurde für Sie erzeugt und gilt nur einmal. Wählen Sie ein eigenes.',
    label: 'Neues Passwort',
    submit: 'Passwort setzen und weiter',
  },
  noAccount: 'Noch kein Konto?',
  signUp: 'Konto anlegen',
  signedOut: 'Sie sind abgemeldet',
  signedOutText: 'Schließen Sie an einem gemeinsam genutzten Rechner auch den Browser.',
  again: 'Erneut anmelden',
};
