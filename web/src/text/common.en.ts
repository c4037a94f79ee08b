/** A length of time as one says it. */
const time = (seconds: number) =>
  seconds < 120 ? (seconds === 1 ? 'one second' : `${seconds} seconds`) : `${Math.ceil(seconds / 60)} minutes`;

/** The frame around every page, and what several pages say. */
export const common = {
  time,
  skipToContent: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Main navigation',
  retry: 'Try again',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  digit: (at: number, of: number) => `Digit ${at} of ${of}`,
  requestId: 'Request id',
  colourScheme: 'Colour scheme',
  light: 'Light',
  dark: 'Dark',
  likeTheSystem: 'Like the system',
  language: 'Language',
  signOut: 'Sign out',
  signOutFailed: 'You could not be signed out',
  profile: 'Profile',
  billing: 'Billing',
  userMenu: (name: string) => `Menu of ${name}`,
  errorTitle: 'That did not work',
  unreachable: 'The server could not be reached. What you entered is still here.',
  retryIn: (seconds: number) => `Try again in ${time(seconds)}.`,
  password: {
    show: 'Show or hide the password',
    strength: {
      label: 'Strength of the password',
      words: ['Too weak', 'Could be stronger', 'Good', 'Strong'],
      advice: 'Several unrelated words are strong and easy to remember.',
    },
  },
  banner: {
    offline: 'You are offline. What you see may be out of date.',
    unreachable: 'The server cannot be reached at the moment. Trying again …',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what was here is gone.',
    home: 'To the overview',
  },
  forbidden: {
    title: 'This is not open to you',
    text: 'To see this page you need the permission:',
    help: 'An administrator can give it to you.',
  },
  expired: {
    title: 'You have been signed out',
    text: 'Your session has ended. Sign in again to go on where you were; this page stays as it is.',
    other: 'Sign in as somebody else',
  },
  palette: {
    open: 'Search',
    placeholder: 'Go to a page or do something …',
    nothing: 'Nothing found',
    pages: 'Pages',
    actions: 'Actions',
  },
  keyboard: {
    title: 'Keyboard',
    palette: 'Go to a page or do something',
    help: 'This help',
    goTo: (page: string) => `Go to: ${page}`,
    then: 'then',
  },
  admin: {
    section: 'Administration',
    overview: 'Health',
    users: 'People',
    roles: 'Roles',
    permissions: 'Permissions',
    requests: 'Requests',
    audit: 'Audit log',
    errors: 'Errors',
  },
  table: {
    loading: 'Loading',
    selectPage: 'Select everybody on this page',
    pages: 'Pages',
    previous: 'Previous',
    first: 'First page',
    next: 'Next',
  },
};
