// How hard a password is to guess, roughly. It advises only: the server decides what may be set.
// A real dictionary would weigh more than every page together.

/** 0 nothing typed, 1 too weak, 2 could be stronger, 3 good, 4 strong. */
export type Strength = 0 | 1 | 2 | 3 | 4;

const SHORTEST = 8;
/** A name shorter than this occurs in good passwords by chance. */
const SHORTEST_NAME = 4;
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'asdfghjkl', 'zxcvbnm'];
const COMMON = /password|passwort|letmein|welcome|willkommen|iloveyou|dragon|monkey|football|sunshine|master|admin|login|geheim|hallo/g;
/** Bits of guessing work from which a password counts as 2, 3 and 4. */
const STEPS = [26, 46, 66] as const;

/** The strength of a password; `about` are the person's own names and address. */
export function strengthOf(password: string, about: readonly string[]): Strength {
  if (password === '') {
    return 0;
  }
  if (password.length < SHORTEST || mentions(password, about)) {
    return 1;
  }
  const bits = surprises(password.toLowerCase()) * Math.log2(alphabet(password));
  return (1 + STEPS.filter((step) => bits >= step).length) as Strength;
}

function mentions(password: string, about: readonly string[]): boolean {
  const lower = password.toLowerCase();
  return about
    .flatMap((name) => [name, name.split('@')[0] ?? ''])
    .some((name) => name.length >= SHORTEST_NAME && lower.includes(name.toLowerCase()));
}

/** How many characters a guesser could not foresee: runs, rows and common words count little. */
function surprises(lower: string): number {
  const rest = lower.replace(COMMON, '*');
  const foreseen = Array.from(rest).filter((char, at) => at > 0 && follows(rest[at - 1] ?? '', char)).length;
  return rest.length - foreseen * 0.8;
}

function follows(before: string, char: string): boolean {
  return before === char || ROWS.some((row) => row.includes(before + char) || row.includes(char + before));
}

function alphabet(password: string): number {
  const classes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^a-zA-Z\d]/, 32],
  ];
  return classes.reduce((size, [pattern, more]) => size + (pattern.test(password) ? more : 0), 0);
}
