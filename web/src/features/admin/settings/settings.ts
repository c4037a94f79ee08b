// The settings as the server tells them, sought and put in order.
import { queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { wordsFor } from '../../../text/words';

export type Setting = Schemas['Setting'];

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/settings', { signal }))).items,
  // They change with a restart only.
  staleTime: 60_000,
});

interface Wanted {
  /** Words that all have to be in it. */
  q?: string;
  /** Who set it; `chosen` is anybody. */
  origin?: string;
}

export interface Section {
  name: string;
  settings: Setting[];
}

/** The settings that are wanted, by the tables of the file, in its order. */
export function sectionsOf(
  settings: readonly Setting[],
  { q = '', origin }: Wanted,
  reasons: Readonly<Record<string, string>> = {},
): Section[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const sections = new Map<string, Setting[]>();
  for (const setting of settings) {
    if (isSetBy(setting, origin) && words.every((word) => says(setting, reasons, word))) {
      const section = sections.get(setting.section) ?? [];
      sections.set(setting.section, [...section, setting]);
    }
  }
  return [...sections].map(([name, found]) => ({ name, settings: found }));
}

/** Whether somebody has set it, rather than left it as it comes. */
export function isChosen({ origin }: Setting): boolean {
  return origin !== 'default' && origin !== 'profile';
}

/** The lines of the file that set it; a value that is never shown is left to whoever knows it. */
export function linesOf({ key, section, value, is_secret, unit }: Setting): string {
  if (unit.startsWith('list of tables')) {
    return `[[${key}]]\n…`;
  }
  const name = section === '' ? key : key.slice(section.length + 1);
  const shown = is_secret || value.startsWith('(') ? '…' : value;
  const table = section === '' ? '' : `[${section}]\n`;
  return `${table}${name} = ${written(shown, unit)}`;
}

/** As TOML wants it. */
function written(value: string, unit: string): string {
  if (unit.startsWith('list')) {
    return value === '…' ? '[…]' : `[${value.split(', ').map(quoted).join(', ')}]`;
  }
  return /^(true|false|\d+)$/.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function isSetBy(setting: Setting, origin: string | undefined): boolean {
  return origin === undefined || (origin === 'chosen' ? isChosen(setting) : setting.origin === origin);
}

/** In the reader's words too. */
function says({ key, reason, value, variables }: Setting, reasons: Readonly<Record<string, string>>, word: string): boolean {
  return [key, reason, wordsFor(reasons, key), value, ...variables].some((text) => text.toLowerCase().includes(word));
}
