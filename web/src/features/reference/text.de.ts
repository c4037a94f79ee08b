import type { reference as english } from './text.en';

export const reference: typeof english = {
  place: 'API-Referenz',
  description: 'Wie Programme mit diesem Server sprechen; die Beschreibungen sind auf Englisch.',
  download: 'OpenAPI-Datei',
  search: 'Routen suchen',
  searchPlaceholder: 'Pfad oder Wörter …',
  nothing: 'Keine Route passt',
  found: (count) => (count === 1 ? 'eine Route' : `${count} Routen`),
  parameters: 'Parameter',
  request: 'Anfrage',
  answers: 'Antworten',
  noContent: 'ohne Inhalt',
  problem: 'ein Problem (RFC 9457)',
  required: 'erforderlich',
  where: { path: 'im Pfad', query: 'in der Abfrage', header: 'als Kopfzeile', cookie: 'als Cookie' },
  fieldsOf: (name) => `Felder von ${name}`,
};
