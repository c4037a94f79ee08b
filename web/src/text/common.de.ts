import type { Text } from './en';

/** In the dative: `in zwei Minuten`. */
const time = (seconds: number) =>
  seconds < 120 ? (seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`) : `${Math.ceil(seconds / 60)} Minuten`;

export const common: Text['common'] = {
  time,
  skipToContent: 'Zum Inhalt springen',
  menu: 'Menü',
  navigation: 'Hauptnavigation',
  retry: 'Erneut versuchen',
  close: 'Schließen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  digit: (at, of) => `Ziffer ${at} von ${of}`,
  requestId: 'Anfragekennung',
  colourScheme: 'Farbschema',
  light: 'Hell',
  dark: 'Dunkel',
  likeTheSystem: 'Wie das System',
  language: 'Sprache',
  signOut: 'Abmelden',
  signOutFailed: 'Die Abmeldung ist fehlgeschlagen',
  profile: 'Profil',
  billing: 'Bezahlung',
  userMenu: (name) => `Menü von ${name}`,
  errorTitle: 'Das hat nicht geklappt',
  unreachable: 'Der Server war nicht erreichbar. Ihre Eingaben sind noch da.',
  retryIn: (seconds) => `Versuchen Sie es in ${time(seconds)} erneut.`,
  password: {
    show: 'Passwort zeigen oder verbergen',
    strength: {
      label: 'Stärke des Passworts',
      words: ['Zu schwach', 'Könnte stärker sein', 'Gut', 'Stark'],
      advice: 'Mehrere Wörter ohne Zusammenhang sind stark und gut zu merken.',
    },
  },
  banner: {
    offline: 'Sie sind offline. Was Sie sehen, kann veraltet sein.',
    unreachable: 'Der Server ist gerade nicht erreichbar. Neuer Versuch läuft …',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Vielleicht ist die Adresse vertippt, oder was hier war, gibt es nicht mehr.',
    home: 'Zur Übersicht',
  },
  forbidden: {
    title: 'Diese Seite ist für Sie nicht freigegeben',
    text: 'Für diese Seite brauchen Sie die Berechtigung:',
    help: 'Eine Administratorin oder ein Administrator kann sie Ihnen geben.',
  },
  expired: {
    title: 'Sie wurden abgemeldet',
    text: 'Ihre Sitzung ist beendet. Melden Sie sich an, um hier weiterzumachen; diese Seite bleibt, wie sie ist.',
    other: 'Als jemand anderes anmelden',
    otherTitle: (name) => `Sie sind jetzt als ${name} angemeldet`,
    otherText: (name) =>
      `In einem anderen Tab dieses Browsers hat sich jemand anderes angemeldet. Diese Seite ist noch die von ${name}, und unter dem anderen Namen wurde nichts gespeichert. Melden Sie sich wieder als ${name} an, um hier weiterzumachen; Ihre Eingaben bleiben.`,
    goOnAs: (name) => `Diese Seite verlassen und als ${name} weitermachen`,
  },
  palette: {
    open: 'Suchen',
    placeholder: 'Seite öffnen oder etwas tun …',
    nothing: 'Nichts gefunden',
    pages: 'Seiten',
    actions: 'Aktionen',
  },
  keyboard: {
    title: 'Tastatur',
    palette: 'Seite öffnen oder etwas tun',
    help: 'Diese Hilfe',
    goTo: (page) => `Gehe zu: ${page}`,
    then: 'dann',
  },
  admin: {
    section: 'Verwaltung',
    overview: 'Zustand',
    users: 'Personen',
    roles: 'Rollen',
    permissions: 'Berechtigungen',
    requests: 'Anfragen',
    audit: 'Protokoll',
    errors: 'Fehler',
    mail: 'Post',
    billing: 'Verkauf',
    settings: 'Einstellungen',
  },
  table: {
    loading: 'Wird geladen',
    selectPage: 'Alle auf dieser Seite auswählen',
    pages: 'Seiten',
    previous: 'Zurück',
    first: 'Erste Seite',
    next: 'Weiter',
  },
};
