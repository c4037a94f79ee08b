const DAY_MS = 86_400_000;

/** How many of the moments lie in each of the last days; a day is told as `2026-03-14`. */
export function byDay(moments: readonly string[], days: number, today: string, dayOf: (at: string) => string): number[] {
  const counts = Array.from({ length: days }, () => 0);
  for (const moment of moments) {
    const at = days - 1 - (Date.parse(today) - Date.parse(dayOf(moment))) / DAY_MS;
    const before = counts[at];
    if (before !== undefined) {
      counts[at] = before + 1;
    }
  }
  return counts;
}
