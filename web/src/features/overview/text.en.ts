export const overview = {
  place: 'Overview',
  greeting: (name: string) => `Welcome, ${name}`,
  description: 'What there is to know and to do.',
  checklist: {
    title: 'Your account',
    confirmed: 'Your e-mail address is confirmed',
    notConfirmed: 'Confirm your e-mail address',
    notConfirmedHint: (email: string) => `Open the link in the letter to ${email}. Until then, parts of this service stay closed.`,
    resend: 'Send another letter',
    resent: 'A letter is on its way',
    secured: 'A second factor protects your account',
    notSecured: 'Your password alone protects your account',
    notSecuredHint: 'With a second factor a stolen password is not enough to get in.',
    secure: 'Set up a second factor',
    fewCodes: (left: number) =>
      left === 0 ? 'You have no recovery code left.' : `Only ${left === 1 ? 'one recovery code' : `${left} recovery codes`} left.`,
    renewCodes: 'Make new recovery codes',
    named: 'Your name is known',
    notNamed: 'No name yet',
    notNamedHint: 'Others see your username instead.',
  },
  activity: {
    title: 'Last activities',
    all: 'See all',
  },
  rights: {
    title: 'What you may do',
    roles: 'Roles',
    noRoles: 'No roles have been given to you. You can use everything that is open to everyone.',
    permissions: 'Permissions',
    everything: 'Everything, now and in future versions',
  },
};
