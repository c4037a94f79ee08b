// Lists that are wanted whole: roles to choose from, a selection of everybody who matches.

interface Page<T> {
  items: T[];
  next?: string | null;
}

/** Reads page after page, until the last or until there are `most`. */
export async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  most = 2000,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && all.length < most);
  return all.slice(0, most);
}
