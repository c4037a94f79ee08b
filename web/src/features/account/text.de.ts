import type { Text } from '../../text/en';

export const account: Text['account'] = {
  profile: 'Profil',
  description: 'Was dieser Dienst über Sie weiß.',
  firstName: 'Vorname',
  lastName: 'Nachname',
  username: 'Benutzername',
  email: 'E-Mail-Adresse',
  confirmed: 'bestätigt',
  notConfirmed: 'nicht bestätigt',
  roles: 'Rollen',
  noRoles: 'keine',
  id: 'Kennung',
  idHint: 'So kennen Sie andere Systeme.',
  notGiven: 'nicht angegeben',
};
