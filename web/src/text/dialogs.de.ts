import type { Text } from './en';

export const dialogs: Text['dialogs'] = {
  cancel: 'Abbrechen',
  unsaved: 'Verwerfen, was Sie geschrieben haben?',
  discard: 'Verwerfen',
  typeName: (name) => `Geben Sie zur Bestätigung „${name}“ ein`,
  reauthenticate: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: 'Seit Ihrer Anmeldung ist etwas Zeit vergangen. Geben Sie Ihr Passwort ein, um weiterzumachen.',
    password: 'Ihr Passwort',
    submit: 'Weiter',
    submitIn: (clock) => `Weiter (in ${clock})`,
  },
};
