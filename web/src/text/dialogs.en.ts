/** What dialogs ask on more than one page. */
export const dialogs = {
  cancel: 'Cancel',
  unsaved: 'Discard what you have written?',
  discard: 'Discard',
  typeName: (name: string) => `Type “${name}” to confirm`,
  reauthenticate: {
    title: 'Confirm it is you',
    text: 'Some time has passed since you signed in. Enter your password to go on.',
    password: 'Your password',
    submit: 'Go on',
    submitIn: (clock: string) => `Go on (in ${clock})`,
  },
};
