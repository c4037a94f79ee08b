import type { Text } from '../../text/en';

export const activity: Text['activity'] = {
  title: 'Aktivität',
  description: 'Was hier in Ihrem Namen geschehen ist.',
  csv: 'Als CSV herunterladen',
  level: 'Ergebnis',
  everyLevel: 'Alle',
  levels: { INFO: 'In Ordnung', WARN: 'Abgewiesen', ERROR: 'Fehlgeschlagen' },
  from: 'Von',
  to: 'Bis',
  path: 'Adresse beginnt mit',
  everything: 'alles',
  clear: 'Filter aufheben',
  more: 'Mehr zeigen',
  none: 'Noch nichts',
  noMatch: 'Keine Einträge passen',
  took: (ms) => `${ms.replace('.', ',')} ms`,
};
