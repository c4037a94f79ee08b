// How a sort order is written in an address: the name of a column, with `-` for the other direction.

export type Direction = 'ascending' | 'descending' | 'none';

/** In which direction `by` sorts the column. */
export function directionOf(by: string, column: string): Direction {
  if (by === column) {
    return 'ascending';
  }
  return by === `-${column}` ? 'descending' : 'none';
}

/** What a click on the column makes of `by`. */
export function nextSort(by: string, column: string): string {
  return by === column ? `-${column}` : column;
}
