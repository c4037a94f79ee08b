import type { overview as english } from './text.en';

export const overview: typeof english = {
  greeting: (name) => `Willkommen, ${name}`,
  description: 'Was es zu wissen und zu tun gibt.',
  checklist: {
    title: 'Ihr Konto',
    confirmed: 'Ihre E-Mail-Adresse ist bestätigt',
    notConfirmed: 'Bestätigen Sie Ihre E-Mail-Adresse',
    notConfirmedHint: (email) =>
      `Öffnen Sie den Link im Brief an ${email}. Bis dahin bleiben Ihnen Teile dieses Dienstes verschlossen.`,
    resend: 'Noch einen Brief schicken',
    resent: 'Ein Brief ist unterwegs',
    secured: 'Ein zweiter Faktor schützt Ihr Konto',
    notSecured: 'Nur Ihr Passwort schützt Ihr Konto',
    notSecuredHint: 'Mit einem zweiten Faktor genügt ein gestohlenes Passwort nicht.',
    secure: 'Zweiten Faktor einrichten',
    fewCodes: (left) =>
      left === 0
        ? 'Sie haben keinen Wiederherstellungscode mehr.'
        : `Nur noch ${left === 1 ? 'ein Wiederherstellungscode' : `${left} Wiederherstellungscodes`}.`,
    renewCodes: 'Neue Wiederherstellungscodes erzeugen',
    named: 'Ihr Name ist bekannt',
    notNamed: 'Noch kein Name',
    notNamedHint: 'Andere sehen stattdessen Ihren Benutzernamen.',
  },
  activity: {
    title: 'Letzte Änderungen',
    text: 'Was in Ihrem Namen geändert wurde, auch wo es abgewiesen wurde.',
    none: 'Noch keine Änderungen',
    all: 'Alle Anfragen ansehen',
  },
  tickets: {
    title: 'Meine Tickets',
    none: 'Ihnen ist kein Ticket zugewiesen.',
    more: 'Auf Ihren Tafeln sind noch mehr.',
    due: (day) => `fällig ${day}`,
    overdue: (day) => `überfällig seit ${day}`,
  },
  plan: {
    title: 'Ihr Tarif',
    none: 'Sie haben nichts abonniert.',
    unknown: 'Ein Tarif, der nicht mehr angeboten wird',
    until: (day) => `bezahlt bis ${day}`,
    choose: 'Tarife ansehen',
    manage: 'Ändern, Rechnungen ansehen',
  },
  rights: {
    title: 'Was Sie dürfen',
    roles: 'Rollen',
    noRoles: 'Sie haben noch keine Rolle. Sie können alles nutzen, was allen offensteht.',
    permissions: 'Berechtigungen',
    everything: 'Alles, auch in künftigen Versionen',
  },
};
