// A sign-in that asks for more than the password.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { joins, personNamed, signsIn } from './support/person';
import { joinsSecured, type Secured } from './support/secured';
import { visiting } from './support/visitor';

/** A sign-in that is not finished, where the story needs one that this server does not make. */
const DUE = { status: '', attempt: 'a', methods: [], expires_at: '2000-01-01T00:00:00Z' };

async function typesCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Digit 1 of 6').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(code, { delay: 20 });
}

async function comesToTheCode(page: Page, { person }: Secured): Promise<void> {
  await page.goto('/app/sign-in');
  await signsIn(page, person);
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
}

test('a wrong code is cleared and keeps the focus, the right one lets in without a button', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 401/);
    const jo = await joinsSecured(personNamed('jo-the-secured'));
    await comesToTheCode(page, jo);
    await page.getByText('You have 10 minutes left.').waitFor();
    await typesCode(page, jo.authenticator.wrongCode());
    await page.getByText('This code is not right.').waitFor();
    await typesCode(page, await jo.authenticator.code());
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
  }));

test('a recovery code lets in whoever has lost the authenticator, once', () =>
  visiting(async (visitor) => {
    const { page, context } = visitor;
    visitor.expects(/status of 401/);
    const jo = await joinsSecured(personNamed('jo-without-phone'));
    const [kept = ''] = jo.recoveryCodes;
    const entersIt = async () => {
      await comesToTheCode(page, jo);
      await page.getByRole('button', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').fill(kept.toUpperCase());
      await page.getByRole('button', { name: 'Continue' }).click();
    };
    await entersIt();
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await context.clearCookies();
    await entersIt();
    await page.getByText('This code is not right.').waitFor();
    await page.getByRole('button', { name: 'Use the authenticator app' }).click();
    await page.getByText('This code is not right.').waitFor({ state: 'detached' });
  }));

test('whoever takes too long for the code starts anew, with their name kept', () =>
  visiting(async ({ page }) => {
    const jo = await joinsSecured(personNamed('jo-the-slow'));
    await page.clock.install();
    await comesToTheCode(page, jo);
    await page.clock.fastForward('09:30');
    await page.getByText(/You have (2|3)\d seconds left/).waitFor();
    await page.clock.fastForward('01:00');
    await page.getByText('That took too long').waitFor();
    expect(await page.locator('input[name=username]').inputValue()).toBe(jo.person.username);
  }));

test('a code is mailed where the installation mails codes, one a minute', () =>
  visiting(async ({ page }) => {
    const jo = await joinsSecured(personNamed('jo-the-mailed'));
    // Off unless switched on, as in this server: told here as the server would.
    await page.route('**/api/v1/sessions', async (route) => {
      const answer = await route.fetch();
      const due = (await answer.json()) as { methods: string[] };
      await route.fulfill({ response: answer, json: { ...due, methods: [...due.methods, 'email_code'] } });
    });
    await page.route('**/attempts/email-code', (route) =>
      route.fulfill({ status: 202, json: { status: 'check_your_mail' } }),
    );
    await comesToTheCode(page, jo);
    await page.getByRole('button', { name: 'Send me a code by e-mail' }).click();
    await page.getByText('A code is on its way').waitFor();
    expect(await page.getByRole('button', { name: 'Send another code' }).isDisabled()).toBe(true);
  }));

test('somebody with a password that was made for them chooses their own before they are in', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 422/);
    const jo = personNamed('jo-with-a-made-password');
    await joins(jo);
    await page.route('**/api/v1/sessions', (route) =>
      route.fulfill({ status: 202, json: { ...DUE, status: 'new_password_required' } }),
    );
    await page.route('**/attempts/password', async (route) => {
      const { new_password } = route.request().postDataJSON() as { new_password: string };
      const isWeak = new_password === 'password1';
      const errors = [{ field: 'new_password', code: 'too_common', detail: 'No.' }];
      const answer = await page.request.post('/api/v1/sessions', { data: { name: jo.username, password: jo.password } });
      await route.fulfill(isWeak ? { status: 422, json: { code: 'invalid_fields', errors } } : { response: answer });
    });
    await page.goto('/app/sign-in');
    await signsIn(page, jo);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    const sets = async (password: string) => {
      await page.getByLabel('New password').fill(password);
      await page.getByRole('button', { name: 'Set the password and go on' }).click();
    };
    await sets('password1');
    await page.getByText('among the commonest').waitFor();
    await sets('kaffee-im-schnee');
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
  }));

test('a lock-out tells how long it lasts, and lets nobody try before', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 429/);
    await page.clock.install();
    // The throttle is off in this server: answered here as it would.
    await page.route('**/api/v1/sessions', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'Retry-After': '900' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'too_many_requests', request_id: 'x' }),
      }),
    );
    await page.goto('/app/sign-in');
    await signsIn(page, personNamed('jo-the-guesser'));
    await page.getByText('Try again in 15 minutes.').waitFor();
    const button = page.getByRole('button', { name: /Sign in \(in 14:5\d\)/ });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    await page.clock.fastForward('15:00');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click({ trial: true });
  }));
