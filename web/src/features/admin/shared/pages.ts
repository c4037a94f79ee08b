// Lists that are wanted whole: roles to choose from, a selection of everybody who matches.

interface Page<T> {
  items: T[];
  next?: string | null;
}

type Read<T> = (cursor: string | undefined) => Promise<Page<T>>;

/** As many as one may reasonably choose from or act on at once. */
const MOST = 2000;

/** Reads page after page, until the last or until there are `most`. */
export async function everyPage<T>(read: Read<T>, most = MOST): Promise<T[]> {
  return (await firstPages(read, most)).items;
}

/** The same, and whether there are more. */
export async function firstPages<T>(read: Read<T>, most = MOST): Promise<{ items: T[]; hasMore: boolean }> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && all.length < most);
  return { items: all.slice(0, most), hasMore: cursor !== undefined || all.length > most };
}
