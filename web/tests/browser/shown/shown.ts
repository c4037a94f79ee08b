// How a page is named, reached and told to be there.
import type { Page } from 'playwright-core';

import { type Person, personNamed } from '../support/person';

export interface Shown {
  name: string;
  path: () => string;
  /** There once the page is. */
  heading: RegExp;
  /** Who looks at it; nobody is signed in without. */
  as?: Person;
  /** Brings the page into the state that is looked at. */
  prepare?: (page: Page) => Promise<void>;
  expects?: RegExp;
  /** A state of a page that is weighed already: nobody's first visit opens a dialog or lifts a ticket. */
  isState?: boolean;
}

/** Whoever looks at the pages of members. */
export const ada = personNamed('ada-of-the-very-long-username');
