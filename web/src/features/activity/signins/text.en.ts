export const signIns = {
  label: 'Sign-ins by day (UTC)',
  accepted: 'signed in',
  refused: 'refused',
  none: 'No sign-ins in the last 30 days.',
};
