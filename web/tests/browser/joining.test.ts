// From the first page to the last, as a new person goes.
import { expect, test } from 'vitest';

import { joins, linkMailedTo, personNamed, signsIn } from './support/person';
import { visiting } from './support/visitor';

test('somebody signs up, confirms the address by the mailed link, signs in and out again', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-first');
    await page.goto('/app/');
    await page.getByRole('link', { name: 'Create one' }).click();
    await page.getByLabel('First name').fill(jo.firstName);
    await page.getByLabel('Username').fill(jo.username);
    await page.getByLabel('E-mail address').fill(jo.email);
    await page.getByLabel('Password', { exact: true }).fill(jo.password);
    await page.getByText('Strength of the password: Strong').waitFor();
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).and(page.locator(':focus')).waitFor();

    await page.goto(await linkMailedTo(jo.email));
    await page.getByLabel('Password').fill(jo.password);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();

    await signsIn(page, jo);
    await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    await page.getByText('Your e-mail address is confirmed').waitFor();

    await page.getByRole('button', { name: 'Menu of Jo' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await page.goto('/app/account/profile');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }));

test('taken names are told at their field, and what was typed stays', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 409/);
    visitor.expects(/status of 422/);
    const jo = personNamed('jo-the-taken');
    await joins(jo);
    await page.goto('/app/sign-up');
    await page.getByLabel('Username').fill(jo.username);
    await page.getByLabel('E-mail address').fill('somebody@example.com');
    await page.getByLabel('Password', { exact: true }).fill('password1');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByText('among the commonest').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(jo.password);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByText('This username is taken').waitFor();
    await page.getByLabel('Username').and(page.locator(':focus')).waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('somebody@example.com');
  }));

test('a wrong password is refused without saying what was wrong, and the page asked for comes after the right one', () =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 401.*\/api\/v1\/sessions$/);
    const jo = personNamed('jo-the-hasty');
    await joins(jo);
    await page.goto('/app/account/profile');
    await signsIn(page, { ...jo, password: 'not it at all' });
    await page.getByText('The name or the password is wrong.').waitFor();
    await signsIn(page, jo);
    await page.getByRole('heading', { name: 'Profile' }).waitFor();
    await page.getByText(jo.email).first().waitFor();
  }));
