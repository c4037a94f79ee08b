/** Where to go after signing in: a page of the console, never another site. */
export function safeNext(wanted: unknown): string | undefined {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) {
    return undefined;
  }
  // What the browser makes of it counts: it drops tabs and line ends before it looks.
  const url = new URL(wanted, 'https://console.invalid');
  return url.origin === 'https://console.invalid' ? url.pathname + url.search : undefined;
}
