import type { AdminText } from '../text.en';

export const shared: AdminText['shared'] = {
  cancel: 'Abbrechen',
  save: 'Speichern',
  actions: 'Aktionen',
  clearFilters: 'Filter zurücksetzen',
  noMatch: 'Keine passenden Einträge',
  noMatchText: 'Andere Filter finden vielleicht mehr.',
  from: 'Von',
  to: 'Bis',
  somebodyGone: 'jemand, der gelöscht wurde',
};
