// Keeps the focus of whoever works by keyboard or by ear on something that is there. What had it may
// vanish - a dialog that is closed, a button that has done its work, a whole page - and a browser
// then starts from the top of the document.
import { isTyping } from './sequence';

/** How much of the way that the focus went is kept. */
const KEPT = 20;
/** Whatever takes the focus by itself has taken it by then. */
const SETTLED_MS = 50;
/** What is still out of use by then, and all beside it, is so for longer. */
const PASSED_ON_MS = 500;

/** Something that had the focus, with all it was in: once it is gone that can no longer be asked. */
interface Stop {
  element: HTMLElement;
  name: string;
  around: Element[];
  /** The button of the menu that it was in. */
  opener: string | null;
}

/** Watches over the focus of this document until what it returns is called. */
export function keepFocus(): () => void {
  const trail: Stop[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** That what had the focus last has been out of use since. */
  let wasDisabled = false;
  const follow = ({ target }: FocusEvent) => {
    wasDisabled = false;
    if (target instanceof HTMLElement && target !== document.body) {
      trail.push(stopAt(target));
      trail.splice(0, trail.length - KEPT);
    }
  };
  const watch = () => {
    clearTimeout(timer);
    const last = trail.at(-1);
    // Noted at once: it may be back in use before the browser takes the focus from it.
    wasDisabled ||= last?.element.matches(':disabled') === true;
    if (isLost() && last !== undefined) {
      timer = setTimeout(mend, SETTLED_MS);
    }
  };
  const mend = () => {
    const last = trail.at(-1);
    if (!isLost() || last === undefined) {
      return;
    }
    if (!last.element.isConnected) {
      lead(trail);
    } else if (staysDisabled(last.element)) {
      if (!focusBeside(last.element)) {
        timer = setTimeout(() => isLost() && staysDisabled(last.element) && focusNear(last), PASSED_ON_MS);
      }
    } else if (wasDisabled) {
      focusOn(last.element);
    }
  };
  const observer = new MutationObserver(watch);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'data-loading'],
  });
  // Whoever points at nothing wants the focus nowhere.
  const forget = () => void (wasDisabled = false);
  document.addEventListener('focusin', follow);
  document.addEventListener('pointerdown', forget);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('pointerdown', forget);
    document.removeEventListener('focusin', follow);
  };
}

/** Nothing has the focus, or something that no key reaches: a browser takes it away with its next picture. */
function isLost(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.matches(':disabled');
}

/** Unlike what only waits for an answer: fields, and buttons that say so, come back. */
function staysDisabled(element: HTMLElement): boolean {
  return element.matches('button:disabled:not([data-loading])');
}

/** To the other of two buttons that lead on and back. */
function focusBeside(element: HTMLElement): boolean {
  const beside = element.parentElement?.querySelectorAll<HTMLElement>('button, a[href]') ?? [];
  return [...beside].some((one) => focusOn(one));
}

function stopAt(element: HTMLElement): Stop {
  const around: Element[] = [];
  for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) {
    around.push(one);
  }
  const opener = element.closest('[role=menu]')?.getAttribute('aria-labelledby') ?? null;
  return { element, name: nameOf(element), around, opener };
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent;
}

/** To the last place that is still there: back out of dialogs, else to what stands in its stead. */
function lead(trail: Stop[]): void {
  for (let stop = trail.pop(); stop !== undefined; stop = trail.pop()) {
    if (focusOn(stop.element) || focusOn(document.getElementById(stop.opener ?? '')) || focusNear(stop)) {
      return;
    }
  }
  focusOn(document.querySelector<HTMLElement>('main h1'));
}

/** The same control anew, or the nearest heading. What lies in a dialog that is gone has neither. */
function focusNear({ element, name, around }: Stop): boolean {
  const rest = around.slice(around.findIndex(({ isConnected }) => isConnected));
  const isOnPage = rest.some((one) => one.isConnected && one.matches('main, header, nav, [role=dialog]'));
  return (
    isOnPage &&
    rest.some((one) => {
      const again = [...one.querySelectorAll<HTMLElement>(element.tagName)].find((other) => nameOf(other) === name);
      const isThere = focusOn(again) || (again !== undefined && focusBeside(again));
      return isThere || focusOn(one.querySelector<HTMLElement>('h1, h2, h3'));
    })
  );
}

/** Gives something the focus, if it can have it; a heading can, for that. */
export function focusOn(element: HTMLElement | null | undefined): boolean {
  if (!element?.isConnected) {
    return false;
  }
  if (/^H\d$/.test(element.tagName)) {
    element.tabIndex = -1;
  }
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}

/** A page that has not come by then leaves the focus where it is. */
const PATIENCE_MS = 5000;

/**
 * After the way to another page: its heading gets the focus, as soon as it is there and nothing of the
 * page's own has taken it. Stops when the reader moves on; `before` is the heading of the page they left.
 */
export function focusPage(before: Element | null, arrived: () => void): void {
  const end = performance.now() + PATIENCE_MS;
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  window.addEventListener('pointerdown', stop, { signal });
  window.addEventListener('keydown', stop, { signal });
  const look = () => {
    const heading = document.querySelector<HTMLElement>('main h1');
    const active = document.activeElement;
    if (signal.aborted || performance.now() > end) {
      stop();
    } else if (heading === null || heading === before || active?.closest('[role=dialog]')) {
      setTimeout(look, SETTLED_MS);
    } else {
      stop();
      if (!isTyping(active)) {
        focusOn(heading);
      }
      arrived();
    }
  };
  look();
}
