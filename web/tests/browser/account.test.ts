// A person looks after their own account.
import { expect, test } from 'vitest';

import { Authenticator } from './support/authenticator';
import { codeMailedTo } from './support/letters';
import { hasSession, joins, linkMailedTo, personNamed, signsIn } from './support/person';
import { Visitor, visiting } from './support/visitor';

test('somebody switches a second factor on, keeps the recovery codes, and signs in with a code', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-careful');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('link', { name: 'Set up a second factor' }).click();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    const secret = await page.locator('code').first().innerText();
    const authenticator = new Authenticator(secret);
    await page.getByLabel('Digit 1 of 6').click();
    await page.keyboard.type(await authenticator.code(), { delay: 20 });

    await page.getByRole('heading', { name: 'Save your recovery codes' }).and(page.locator(':focus')).waitFor();
    const factor = page.getByRole('region', { name: 'Two-factor authentication' });
    const codes = await factor.getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByRole('link', { name: 'Sessions' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without your recovery codes?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await page.getByText('recovery codes left').waitFor();

    await page.getByRole('button', { name: 'Menu of Jo' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await signsIn(page, jo);
    await page.getByLabel('Digit 1 of 6').waitFor();
    await page.keyboard.type(await authenticator.code(), { delay: 20 });
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();

    await page.goto('/app/account/security');
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('dialog').getByLabel('Your password').fill(jo.password);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByRole('dialog').getByLabel('Recovery code').fill(codes[3] ?? '');
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
    await page.getByRole('button', { name: 'Set it up' }).waitFor();
  }));

test('a session that is ended elsewhere asks to sign in again over its page', () =>
  visiting(async (visitor) => {
    const elsewhere = await Visitor.arrives();
    elsewhere.expects(/status of 401/);
    const jo = personNamed('jo-on-two-devices');
    await joins(jo);
    await hasSession(elsewhere.page, jo);
    await elsewhere.page.goto('/app/account/profile');
    await elsewhere.page.getByRole('heading', { name: 'Profile' }).waitFor();

    const { page } = visitor;
    await hasSession(page, jo);
    await page.goto('/app/account/sessions');
    await page.getByText('this device').waitFor();
    await page.getByRole('button', { name: /^Sign out: / }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed in on this device only.').waitFor();

    await elsewhere.page.getByLabel('First name').fill('Joanna');
    await elsewhere.page.getByRole('button', { name: 'Save' }).click();
    const dialog = elsewhere.page.getByRole('dialog', { name: 'You have been signed out' });
    await dialog.getByLabel('Password', { exact: true }).fill(jo.password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await elsewhere.page.getByRole('button', { name: 'Save' }).click();
    await elsewhere.page.getByText('Your profile is saved').waitFor();
    await elsewhere.leaves();
  }));

test('a password is changed with the code that was mailed, and the new one counts', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 4(01|22)/);
    const jo = personNamed('jo-the-changer');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/account/security');
    const present = page.getByLabel('Present password');
    await present.fill('not it at all');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByText('This is not your password.').waitFor();
    await present.fill(jo.password);
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByLabel('Code from the letter').fill(await codeMailedTo(jo.email));
    await page.getByLabel('New password').fill('lampe-im-nebel-7');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('heading', { name: 'Your password is changed' }).waitFor();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await signsIn(page, { ...jo, password: 'lampe-im-nebel-7' });
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
  }));

test('another address is asked for with the password, where the sign-in is not recent', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 40[13]/);
    const jo = personNamed('jo-the-mover');
    await joins(jo);
    await hasSession(page, jo);
    // As the server answers some time after the sign-in.
    await page.route(
      '**/me/email-change',
      (route) => route.fulfill({ status: 403, json: { code: 'reauthentication_required' } }),
      { times: 1 },
    );
    await page.goto('/app/account/profile');
    await page.getByLabel('New address').fill('jo-moved@example.com');
    await page.getByRole('button', { name: 'Change the address' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
    await dialog.getByLabel('Your password').fill('not it at all');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('This is not your password.').waitFor();
    await dialog.getByLabel('Your password').fill(jo.password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('We have sent a link to jo-moved@example.com.').waitFor();
    await linkMailedTo('jo-moved@example.com');
  }));

test('a token is shown once, works, and is deleted after a question', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-programmer');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/account/tokens');
    await page.getByText('No tokens yet').waitFor();
    await page.getByLabel('What it is for').fill('Report');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const token = await page.locator('main pre').innerText();
    await page.getByRole('button', { name: 'Done' }).click();
    const asked = () =>
      fetch(new URL('/api/v1/me', page.url()), { headers: { Authorization: `Bearer ${token}` } });
    expect((await asked()).status).toBe(200);
    await page.getByRole('button', { name: 'Delete: Report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No tokens yet').waitFor();
    expect((await asked()).status).toBe(401);
  }));

test('preferences count at once and stay', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-particular');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/account/preferences');
    await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo');
    await page.getByText('Saved').waitFor();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Zeitzone' }).inputValue()).toBe('Asia/Tokyo');
  }));

test('the own activity is filtered, and the filter is in the address', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-nosy');
    await joins(jo);
    await hasSession(page, jo);
    await page.goto('/app/');
    await page.getByRole('link', { name: 'See all' }).click();
    await page.getByText('GET /api/v1/me').first().waitFor();
    await page.getByLabel('Outcome').selectOption('Failed');
    await page.getByText('No entries match').waitFor();
    expect(page.url()).toContain('level=ERROR');
    await page.reload();
    await page.getByText('No entries match').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await page.getByText('GET /api/v1/me').first().waitFor();
    await page.getByLabel('Address begins with').fill('/api/v1/me/activity');
    await page.getByText('GET /api/v1/me/activity').first().waitFor();
  }));

test('a forgotten password gets the same answer whoever asks, and a link if the address is known', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-forgetful');
    await joins(jo);
    for (const email of ['nobody-at-all@example.com', jo.email]) {
      await page.goto('/app/sign-in');
      await page.getByRole('link', { name: 'Forgotten your password?' }).click();
      // The page before has a field of that name too.
      await page.getByRole('heading', { name: 'Forgotten your password', level: 1 }).waitFor();
      await page.getByLabel('E-mail address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText(`If there is an account for ${email}`).waitFor();
    }
  }));
