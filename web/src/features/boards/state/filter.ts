// Which tickets of a board are shown. Lives in the page's address, so that a view can be shared.
import type { Card } from '../model';

export interface Filter {
  /** Words that must all occur in title, labels, assignee or number. */
  q?: string;
  /** A person's uuid, or `nobody`. */
  assignee?: string;
  label?: string;
}

export const NOBODY = 'nobody';

/** Reads the filter from the address; anything else there is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const text = (key: keyof Filter) => {
    const value = search[key];
    return typeof value === 'string' && value !== '' ? { [key]: value } : {};
  };
  // The address "?q=7" is read as a number.
  const q = typeof search.q === 'number' ? { q: `${search.q}` } : text('q');
  return { ...q, ...text('assignee'), ...text('label') };
}

export function isEmpty({ q = '', assignee, label }: Filter): boolean {
  return q.trim() === '' && assignee === undefined && label === undefined;
}

/** Whether a ticket is shown. */
export function matches(card: Card, { q = '', assignee, label }: Filter): boolean {
  const person = card.assignee?.uuid ?? NOBODY;
  return (
    (assignee === undefined || person === assignee) &&
    (label === undefined || card.labels.includes(label)) &&
    words(q).every((word) => textOf(card).includes(word))
  );
}

function words(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean);
}

function textOf({ id, title, labels, assignee }: Card): string {
  return `#${id} ${title} ${labels.join(' ')} ${assignee?.username ?? ''}`.toLowerCase();
}
