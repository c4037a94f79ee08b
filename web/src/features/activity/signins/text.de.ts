import type { signIns as english } from './text.en';

export const signIns: typeof english = {
  label: 'Anmeldungen je Tag (UTC)',
  accepted: 'angemeldet',
  refused: 'abgewiesen',
  none: 'Keine Anmeldungen in den letzten 30 Tagen.',
};
