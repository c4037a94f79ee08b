/** How many of the moments lie in each of the last days of the reader's time zone. */
export function byDay(moments: readonly string[], days: number, now: Date): number[] {
  const counts = Array.from({ length: days }, () => 0);
  const today = startOfDay(now);
  for (const moment of moments) {
    // Rounded, since a day may have 23 or 25 hours.
    const ago = Math.round((today - startOfDay(new Date(moment))) / 86_400_000);
    const at = days - 1 - ago;
    const before = counts[at];
    if (before !== undefined) {
      counts[at] = before + 1;
    }
  }
  return counts;
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
