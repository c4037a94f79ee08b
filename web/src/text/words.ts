// The server's stable names in the reader's words.

/** The words for a name; a newer server may have names that are not known here. */
export function wordsFor(words: Readonly<Record<string, string>>, name: string, unknown = name): string {
  return Object.hasOwn(words, name) ? (words[name] ?? unknown) : unknown;
}

/** `role_granted` as `Role granted`, for want of better words. */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
