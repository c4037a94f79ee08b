// Every page in both colour schemes and two widths: accessible, fitting, within its budget of
// bytes, with a picture for a person to look at.
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';

import { look } from './support/look';
import { joins, linkMailedTo, personNamed, signsIn } from './support/person';
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

const ada = personNamed('ada-of-the-very-long-username');
let confirmation = '';

beforeAll(async () => {
  await joins(ada);
  const waiting = personNamed('jo-who-waits');
  await fetch(`${inject('base')}/api/v1/signups`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: waiting.username, email: waiting.email, password: waiting.password }),
  });
  confirmation = await linkMailedTo(waiting.email);
});

interface Shown {
  name: string;
  path: () => string;
  /** There once the page is. */
  heading: RegExp;
  /** Somebody has to be signed in. */
  member?: boolean;
  /** Brings the page into the state that is looked at. */
  prepare?: (page: Page) => Promise<void>;
  expects?: RegExp;
}

const CONSOLE: Shown[] = [
  { name: 'sign-in', path: () => '/app/sign-in', heading: /Sign in/ },
  {
    name: 'sign-in-refused',
    path: () => '/app/sign-in',
    heading: /Sign in/,
    expects: /status of 401/,
    prepare: async (page) => {
      await signsIn(page, { ...ada, password: 'wrong password' });
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'sign-up', path: () => '/app/sign-up', heading: /Create an account/ },
  {
    name: 'check-your-mail',
    path: () => '/app/sign-up',
    heading: /Create an account/,
    prepare: async (page) => {
      const jo = personNamed(`jo-${Math.random().toString(36).slice(2)}`);
      await page.getByLabel('Username').fill(jo.username);
      await page.getByLabel('E-mail address').fill(jo.email);
      await page.getByLabel('Password', { exact: true }).fill(jo.password);
      await page.getByRole('button', { name: 'Create the account' }).click();
      await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    },
  },
  { name: 'signed-out', path: () => '/app/signed-out', heading: /You are signed out/ },
  { name: 'not-found', path: () => '/app/nowhere/at/all', heading: /There is nothing here/ },
  { name: 'overview', path: () => '/app/', heading: /Welcome, Jo/, member: true },
  { name: 'profile', path: () => '/app/account/profile', heading: /Profile/, member: true },
  {
    name: 'user-menu',
    path: () => '/app/',
    heading: /Welcome, Jo/,
    member: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Menu of Jo' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  {
    name: 'palette',
    path: () => '/app/',
    heading: /Welcome, Jo/,
    member: true,
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Go to a page or do something').waitFor();
    },
  },
  {
    name: 'keyboard-help',
    path: () => '/app/',
    heading: /Welcome, Jo/,
    member: true,
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    },
  },
];

/** The server's own small pages. */
const SMALL: Shown[] = [
  { name: 'small-set-up', path: () => inject('setUp'), heading: /first administrator/ },
  { name: 'small-confirm', path: () => confirmation, heading: /Confirm your address/ },
  { name: 'small-link-invalid', path: () => '/confirm/nothing', heading: /does not work/, expects: /status of 404/ },
  { name: 'small-mailbox', path: () => '/dev/mailbox', heading: /Development mailbox/ },
];

async function open(page: Page, shown: Shown): Promise<void> {
  await page.goto(shown.path());
  if (shown.member === true) {
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signsIn(page, ada);
  }
  await page.getByRole('heading', { name: shown.heading, level: 1 }).waitFor();
  await shown.prepare?.(page);
}

describe.each([...CONSOLE, ...SMALL])('$name', (shown) => {
  test.each(VIEWS)('is sound in $scheme at $width px', ({ scheme, width }) =>
    visiting(
      async (visitor) => {
        if (shown.expects !== undefined) {
          visitor.expects(shown.expects);
        }
        await open(visitor.page, shown);
        await look(visitor.page, `${shown.name}-${scheme}-${width}`);
      },
      { scheme, width },
    ),
  );
});

describe('bytes of a first visit', () => {
  test.each([
    ['/app/sign-in', SIGN_IN_BUDGET],
    ['/app/sign-up', SIGN_IN_BUDGET],
    ['/app/signed-out', SIGN_IN_BUDGET],
  ])('%s', (path, budget) => expectWithin({ name: path, path: () => path, heading: /./ }, budget));

  test.each(CONSOLE.filter(({ member }) => member))('$name', (shown) => expectWithin(shown, PAGE_BUDGET));
});

/** Counts what comes over the wire, shell and font included, as a first visit straight to the page. */
async function expectWithin(shown: Shown, budget: number): Promise<void> {
  await visiting(async ({ page, context }) => {
    if (shown.member === true) {
      await context.request.post('/api/v1/sessions', { data: { name: ada.username, password: ada.password } });
    }
    let bytes = 0;
    page.on('response', (response) => {
      bytes += Number(response.headers()['content-length'] ?? 0);
    });
    await page.goto(shown.path());
    await page.getByRole('heading', { name: shown.heading, level: 1 }).waitFor();
    await shown.prepare?.(page);
    await page.waitForLoadState('networkidle');
    console.info(`${shown.name}: ${(bytes / KIB).toFixed(1)} KiB of ${budget / KIB}`);
    expect(bytes).toBeLessThanOrEqual(budget);
  });
}
