// Parts of the console that do not come. The build tool tells of each before its `import()` fails;
// here it gets a name, under which a page can say what to do. (Under its own the router would reload
// the whole page, which while offline is the end of it.)
const NAME = 'MissingCode';

window.addEventListener('vite:preloadError', ({ payload }) => {
  payload.name = NAME;
  payload.message = `a part of the console could not be fetched: ${payload.message}`;
});

/** Whether the error is that a part of the console could not be fetched. */
export function isMissingCode(error: unknown): boolean {
  return error instanceof Error && error.name === NAME;
}
