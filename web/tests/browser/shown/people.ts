// A person's own matters: what comes after the password, and the account.
import { personNamed, signsIn } from '../support/person';
import { joinsSecured, type Secured } from '../support/secured';
import type { Shown } from './shown';

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
];
