import type { Text } from '../../text/en';

export const overview: Text['overview'] = {
  place: 'Übersicht',
  greeting: (name) => `Willkommen, ${name}`,
  description: 'Was es zu wissen und zu tun gibt.',
  checklist: {
    title: 'Ihr Konto',
    confirmed: 'Ihre E-Mail-Adresse ist bestätigt',
    notConfirmed: 'Bestätigen Sie Ihre E-Mail-Adresse',
    notConfirmedHint: (email) =>
      `Öffnen Sie den Link im Brief an ${email}. Bis dahin bleiben Teile dieses Dienstes geschlossen.`,
    resend: 'Noch einen Brief schicken',
    resent: 'Ein Brief ist unterwegs',
    named: 'Ihr Name ist bekannt',
    notNamed: 'Noch kein Name',
    notNamedHint: 'Andere sehen stattdessen Ihren Benutzernamen.',
  },
  rights: {
    title: 'Was Sie dürfen',
    roles: 'Rollen',
    noRoles: 'Ihnen wurde keine Rolle gegeben. Sie können alles nutzen, was allen offensteht.',
    permissions: 'Berechtigungen',
    everything: 'Alles, auch in künftigen Versionen',
  },
};
