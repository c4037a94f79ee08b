export const signin = {
  title: 'Sign in',
  name: 'Username or e-mail address',
  password: 'Password',
  showPassword: 'Show or hide the password',
  submit: 'Sign in',
  noAccount: 'No account yet?',
  signUp: 'Create one',
  signedOut: 'You are signed out',
  signedOutText: 'On a shared computer, close the browser as well.',
  again: 'Sign in again',
};
