import type { Text } from '../../text/en';

export const signup: Text['signup'] = {
  title: 'Konto anlegen',
  firstName: 'Vorname',
  lastName: 'Nachname',
  username: 'Benutzername',
  usernameHint: '3 bis 30 Buchstaben, Ziffern und . _ -',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Konto anlegen',
  haveAccount: 'Schon ein Konto?',
  signIn: 'Anmelden',
  optional: 'freiwillig',
  address: {
    text: 'Ihre E-Mail-Adresse genügt. Ein Brief bringt einen Link und ein Passwort für das erste Mal.',
    only: 'Nur mit einer E-Mail-Adresse registrieren',
    whole: 'Namen und Passwort jetzt wählen',
  },
  closed: {
    title: 'Die Registrierung ist geschlossen',
    text: 'Konten werden hier von der Administration angelegt. Bitten Sie dort um eine Einladung.',
  },
  mail: {
    title: 'Sehen Sie in Ihr Postfach',
    text: (email) =>
      `Wir haben einen Brief an ${email} geschickt. Öffnen Sie den Link darin, um die Adresse zu bestätigen; dann können Sie sich anmelden.`,
    addressText: (email) =>
      `Wir haben einen Brief an ${email} geschickt. Öffnen Sie den Link darin, um die Adresse zu bestätigen, und melden Sie sich dann mit dem Passwort aus demselben Brief an. Es gilt einmal, eine halbe Stunde lang; danach wählen Sie ein eigenes.`,
    spam: 'Nichts angekommen? Sehen Sie im Spam-Ordner nach oder lassen Sie sich noch einen schicken.',
    resend: 'Noch einen Brief schicken',
    resendIn: (seconds) => `Noch einen Brief schicken (${seconds} s)`,
    resent: 'Der nächste Brief ist unterwegs.',
    back: 'Zur Anmeldung',
  },
};
