// A person's own matters: what comes after the password, and the account.
import type { Page } from 'playwright-core';

import { personNamed, signsIn } from '../support/person';
import { joinsSecured, type Secured, takesSession } from '../support/secured';
import { ada, type Shown } from './shown';

let made: Promise<Secured> | undefined;

/** Somebody with a second factor; made when first needed. */
const secured = () => (made ??= joinsSecured(personNamed('grace-the-secured')));

export const PEOPLE_PAGES: Shown[] = [
  {
    name: 'sign-in-code',
    path: () => '/app/sign-in',
    heading: /Sign in/,
    expects: /status of 401/,
    prepare: async (page) => {
      const { person, authenticator } = await secured();
      await signsIn(page, person);
      await page.getByLabel('Digit 1 of 6').waitFor();
      await page.keyboard.type(authenticator.wrongCode());
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign-in-recovery-code',
    path: () => '/app/sign-in',
    heading: /Sign in/,
    prepare: async (page) => {
      await signsIn(page, (await secured()).person);
      await page.getByRole('button', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').waitFor();
    },
  },
  {
    name: 'sign-in-new-password',
    path: () => '/app/sign-in',
    heading: /Sign in/,
    prepare: async (page) => {
      await page.route('**/api/v1/sessions', (route) =>
        route.fulfill({
          status: 202,
          json: { status: 'new_password_required', attempt: 'a', methods: [], expires_at: '2000-01-01T00:00:00Z' },
        }),
      );
      await signsIn(page, personNamed('anybody'));
      await page.getByLabel('New password').waitFor();
    },
  },
  {
    name: 'sign-in-locked-out',
    path: () => '/app/sign-in',
    heading: /Sign in/,
    expects: /status of 429/,
    prepare: async (page) => {
      await page.route('**/api/v1/sessions', (route) =>
        route.fulfill({
          status: 429,
          headers: { 'Retry-After': '900' },
          json: { code: 'too_many_requests', request_id: '0199' },
        }),
      );
      await signsIn(page, personNamed('anybody'));
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'forgot-password', path: () => '/app/forgot-password', heading: /Forgotten/ },
  {
    name: 'security',
    path: () => '/app/account/security',
    heading: /Security/,
    as: ada,
    prepare: async (page) => {
      await hasButton('Set it up')(page);
      await page.getByRole('img', { name: 'Sign-ins by day' }).waitFor();
    },
  },
  {
    name: 'security-enrolment',
    path: () => '/app/account/security',
    heading: /Security/,
    as: ada,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByRole('img', { name: /QR code/ }).waitFor();
    },
  },
  {
    name: 'security-codes',
    path: () => '/app/account/security',
    heading: /Security/,
    as: ada,
    prepare: async (page) => {
      const recovery_codes = Array.from({ length: 10 }, (_, at) => `a1b2c-3d4e${at}`);
      await page.route('**/totp/confirm', (route) => route.fulfill({ json: { recovery_codes } }));
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByLabel('Digit 1 of 6').click();
      await page.keyboard.type('123456', { delay: 20 });
      await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
    },
  },
  {
    name: 'security-on',
    isState: true,
    path: () => '/app/sign-in',
    heading: /Sign in/,
    prepare: async (page) => {
      await takesSession(page.context(), await secured());
      await page.goto('/app/account/security');
      await page.getByText('recovery codes left').waitFor();
    },
  },
  {
    name: 'security-switch-off',
    isState: true,
    path: () => '/app/sign-in',
    heading: /Sign in/,
    prepare: async (page) => {
      await takesSession(page.context(), await secured());
      await page.goto('/app/account/security');
      await page.getByRole('button', { name: 'Switch off' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'sessions', path: () => '/app/account/sessions', heading: /Sessions/, as: ada, prepare: has('this device') },
  { name: 'tokens', path: () => '/app/account/tokens', heading: /API tokens/, as: ada, prepare: has('No tokens yet') },
  {
    name: 'token-fresh',
    path: () => '/app/account/tokens',
    heading: /API tokens/,
    as: ada,
    prepare: async (page) => {
      const token = { id: 1, name: 'Report', created_at: '2026-03-14T12:00:00Z', token: `vst_${'x9'.repeat(24)}` };
      await page.route('**/me/api-tokens', (route) =>
        route.fulfill({ json: route.request().method() === 'POST' ? token : { items: [token] } }),
      );
      await page.getByLabel('What it is for').fill('Report');
      await page.getByRole('button', { name: 'Make a token' }).click();
      await page.getByRole('button', { name: 'Delete: Report' }).waitFor();
    },
  },
  { name: 'preferences', path: () => '/app/account/preferences', heading: /Preferences/, as: ada },
  {
    name: 'preferences-telegram',
    isState: true,
    path: () => '/app/account/preferences',
    heading: /Preferences/,
    as: ada,
    prepare: async (page) => {
      // A chat is linked on the first look after its link was made.
      let link = 'none';
      const chat = { name: 'Jo Doe (@jodoe)', linked_at: '2026-03-14T12:00:00Z', blocked: true };
      await page.route('**/api/v1/me/telegram', (route) => {
        if (route.request().method() === 'POST') {
          link = 'made';
          return route.fulfill({ json: { url: 'https://t.me/bot?start=0', expires_at: '2036-03-14T12:10:00Z' } });
        }
        return route.fulfill({ json: { available: true, chat: link === 'made' ? chat : null } });
      });
      await page.reload();
      await page.getByRole('button', { name: 'Connect a chat' }).click();
      await page.getByText('Connected with Jo Doe (@jodoe)').waitFor();
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('dialog').getByText('come by mail from then on').waitFor();
    },
  },
  { name: 'activity', path: () => '/app/activity', heading: /Activity/, as: ada, prepare: has('GET /api') },
  { name: 'activity-empty', path: () => '/app/activity?level=ERROR', heading: /Activity/, as: ada, prepare: has('No entries') },
];

function has(text: string): (page: Page) => Promise<void> {
  return (page) => page.getByText(text).first().waitFor();
}

function hasButton(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name }).waitFor();
}
