// Pages for whoever comes by.
import type { Page } from 'playwright-core';

import { personNamed, signsIn } from '../support/person';
import { ada, type Shown } from './shown';

/** Opens the page as an installation with another setting would serve it. */
async function saysOfSignUp(page: Page, word: string): Promise<void> {
  await page.route('**/app/sign-up', async (route) => {
    const answer = await route.fetch();
    const shell = (await answer.text()).replace('name="sign-up" content="open"', `name="sign-up" content="${word}"`);
    await route.fulfill({ response: answer, body: shell });
  });
  await page.reload();
}

export const VISITORS_PAGES: Shown[] = [
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
  {
    name: 'sign-up-address',
    isState: true,
    path: () => '/app/sign-up',
    heading: /Create an account/,
    prepare: async (page) => {
      await saysOfSignUp(page, 'address_only');
      await page.getByText('Your e-mail address is enough').waitFor();
    },
  },
  {
    name: 'sign-up-closed',
    isState: true,
    path: () => '/app/sign-up',
    heading: /Create an account/,
    prepare: async (page) => {
      await saysOfSignUp(page, 'closed');
      await page.getByRole('heading', { name: 'Sign-up is closed' }).waitFor();
    },
  },
  { name: 'recover', path: () => '/app/recover', heading: /Come back in/ },
  { name: 'signed-out', path: () => '/app/signed-out', heading: /You are signed out/ },
  { name: 'not-found', path: () => '/app/nowhere/at/all', heading: /There is nothing here/ },
];
