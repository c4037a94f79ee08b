// Due dates are days of the calendar, the same wherever they are read.

/** A day in the reader's words; the year only when it is another one. */
export function dayOf(day: string, language: string, now = new Date()): string {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear() === now.getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString(language, { day: 'numeric', month: 'short', year, timeZone: 'UTC' });
}

/** Whether a day lies before today where the reader is. */
export function isOverdue(day: string, now = new Date()): boolean {
  const two = (part: number) => `${part}`.padStart(2, '0');
  return day < `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
