// Every page in both colour schemes and two widths: accessible, fitting, standing still while it
// opens, within its budget of bytes, with a picture for a person to look at.
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Cookie, Page } from 'playwright-core';

import { look } from './support/look';
import { ADMINS_PAGES, findPeople } from './shown/admins';
import { BILLING_PAGES, prepareBilling, SALES_PAGES } from './shown/billing';
import { BOARDS_PAGES, prepareBoards } from './shown/boards';
import { MAIL_PAGES } from './shown/mail';
import { MEMBERS_PAGES } from './shown/members';
import { PEOPLE_PAGES } from './shown/people';
import { REFERENCE_PAGES } from './shown/reference';
import { ada, type Shown } from './shown/shown';
import { VISITORS_PAGES } from './shown/visitors';
import { hasSession, joins, linkMailedTo, type Person, personNamed } from './support/person';
import { expectStill, watchShifts } from './support/still';
import { type Scheme, visiting } from './support/visitor';

const KIB = 1024;
const SIGN_IN_BUDGET = 170 * KIB;
const PAGE_BUDGET = 230 * KIB;
interface View {
  scheme: Scheme;
  width: number;
}

/** Opposite corners in a plain run, all four with `cargo xtask test --all`. */
const VIEWS: View[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
  ...(process.env.VESTIBULE_TEST_ALL === undefined
    ? []
    : ([
        { scheme: 'light', width: 390 },
        { scheme: 'dark', width: 1280 },
      ] satisfies View[])),
];

const TELEPHONE = { width: 390, height: 800 };

let confirmation = '';

beforeAll(async () => {
  await joins(ada);
  await findPeople();
  await prepareBoards();
  await prepareBilling();
  const waiting = personNamed('jo-who-waits');
  await fetch(`${inject('base')}/api/v1/signups`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: waiting.username, email: waiting.email, password: waiting.password }),
  });
  confirmation = await linkMailedTo(waiting.email);
});

/** Every page of the console; a feature adds its own list. */
const CONSOLE: Shown[] = [
  ...VISITORS_PAGES,
  ...MEMBERS_PAGES,
  ...PEOPLE_PAGES,
  ...BOARDS_PAGES,
  ...BILLING_PAGES,
  ...ADMINS_PAGES(),
  ...MAIL_PAGES(),
  ...SALES_PAGES(),
  ...REFERENCE_PAGES,
];

/** The server's own small pages. */
const SMALL: Shown[] = [
  { name: 'small-confirm', path: () => confirmation, heading: /Confirm your address/ },
  { name: 'small-link-invalid', path: () => '/confirm/nothing', heading: /does not work/, expects: /status of 404/ },
  { name: 'small-mailbox', path: () => '/dev/mailbox', heading: /Development mailbox/ },
];

/** The sessions of those who look: a password is hashed once, not for every page. */
const sessions = new Map<string, Promise<Cookie[]>>();

async function comesIn(page: Page, person: Person): Promise<void> {
  const session = sessions.get(person.username) ?? hasSession(page, person).then(() => page.context().cookies());
  sessions.set(person.username, session);
  await page.context().addCookies(await session);
}

async function open(page: Page, shown: Shown): Promise<void> {
  await page.goto(shown.path());
  await page.getByRole('heading', { name: shown.heading, level: 1 }).waitFor();
}

/** As when a window is made smaller and the system's own scheme changes: the page stays. */
async function turnTo(page: Page, { scheme, width }: View): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme });
  // Pictures are drawn anew once they know their size, and what slides away takes its time.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    const rest = new Promise((resolve) => setTimeout(resolve, 1_000));
    await Promise.race([rest, Promise.allSettled(ending.map((one) => one.finished))]);
  });
}

/**
 * Counts the console's own files as they come over the wire, shell and font included, on a first
 * visit straight to the page; what the API answers grows with what people have. Each counts once: a
 * script is imported from the browser's cache, which a page that is led by the test does without.
 */
function weighing(page: Page): () => number {
  const sizes = new Map<string, number>();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/app/')) {
      sizes.set(response.url(), Number(response.headers()['content-length'] ?? 0));
    }
  });
  return () => [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function budgetOf({ as, isState = false }: Shown): number {
  if (isState) {
    return Number.POSITIVE_INFINITY;
  }
  return as === undefined ? SIGN_IN_BUDGET : PAGE_BUDGET;
}

describe.concurrent.each([...CONSOLE, ...SMALL])('$name', (shown) => {
  const [first = { scheme: 'light', width: 1280 }] = VIEWS;
  test('is sound in every view, stands still and is within its budget', () =>
    visiting(async (visitor) => {
      const { page } = visitor;
      if (shown.expects !== undefined) {
        visitor.expects(shown.expects);
      }
      if (shown.as !== undefined) {
        await comesIn(page, shown.as);
      }
      const weight = weighing(page);
      await watchShifts(page);
      await open(page, shown);
      // A state of a page opens like the page itself.
      if (shown.isState !== true) {
        await expectStill(page, shown.name);
      }
      await shown.prepare?.(page);
      for (const view of VIEWS) {
        await turnTo(page, view);
        await look(page, `${shown.name}-${view.scheme}-${view.width}`);
      }
      console.info(`${shown.name}: ${(weight() / KIB).toFixed(1)} KiB`);
      expect(weight(), 'bytes of a first visit').toBeLessThanOrEqual(budgetOf(shown));
      if (shown.isState !== true) {
        await page.setViewportSize(TELEPHONE);
        await open(page, shown);
        await expectStill(page, `${shown.name} on a telephone`);
      }
    }, first));
});
