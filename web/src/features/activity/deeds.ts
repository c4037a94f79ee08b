// What people know of their requests: a change, in their own words. The rest stays as it was asked.
import type { Text } from '../../text';
import { wordsFor } from '../../text/words';
import type { Entry } from './activity';

/** Segments of a path that name one of many: numbers, and ids of letters and digits. */
const ONE_OF_MANY = /\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,})(?=\/|$)/g;

/** What was done, such as `Profile changed`; a request without a name as it was sent. */
export function wordsOf({ method, path }: Pick<Entry, 'method' | 'path'>, text: Text['activity']): string {
  const route = (path.split('?')[0] ?? path).replace(ONE_OF_MANY, '/*');
  return wordsFor(text.deeds, `${method} ${route}`, `${method} ${path}`);
}

/** The latest of several lists that are each newest first. */
export function latestOf(lists: readonly (readonly Entry[])[], count: number): Entry[] {
  return lists
    .flat()
    .sort((one, other) => other.id - one.id)
    .slice(0, count);
}
