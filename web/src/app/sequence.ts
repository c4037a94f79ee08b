/** A second key that comes later than this has nothing to do with the first. */
const TOGETHER_MS = 1000;

/** Hears a leading key followed by another, outside inputs and without modifiers. */
export function sequence(leader: string, then: (key: string) => void): (event: KeyboardEvent) => void {
  let led = -Infinity;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (event.timeStamp - led < TOGETHER_MS) {
      led = -Infinity;
      then(event.key);
    } else if (event.key === leader) {
      led = event.timeStamp;
    }
  };
}

/** Whether a key is meant for an input. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
