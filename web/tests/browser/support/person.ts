// People who use the installation, and their letters.
import type { Page } from 'playwright-core';
import { expect, inject, vi } from 'vitest';

export interface Person {
  firstName: string;
  lastName: string;
  username: string;
  email: string;
  password: string;
}

export function personNamed(username: string): Person {
  return {
    firstName: 'Jo',
    lastName: 'Doe',
    username,
    email: `${username}@example.com`,
    password: 'kaffee-im-regen',
  };
}

/** Who may do everything; made before the first story. */
export function superAdmin(): Person {
  return { ...personNamed('root-of-the-place'), ...inject('superAdmin') };
}

interface Letter {
  to: string;
  text: string;
}

/** The link in the newest letter to an address, once it has come. */
export async function linkMailedTo(address: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const response = await fetch(`${inject('base')}/dev/mailbox.json`);
      const letters = (await response.json()) as Letter[];
      const link = letters
        .filter((letter) => letter.to.includes(address))
        .map((letter) => /https?:\S+/.exec(letter.text)?.[0])
        .find((found) => found !== undefined);
      if (link === undefined) {
        throw new Error(`no letter with a link has come to ${address}`);
      }
      return link;
    },
    { timeout: 10_000, interval: 100 },
  );
}

/** Makes a confirmed account without a browser. */
export async function joins(person: Person): Promise<void> {
  const { firstName: first_name, lastName: last_name, username, email, password } = person;
  await post('/api/v1/signups', { first_name, last_name, username, email, password });
  const token = (await linkMailedTo(email)).split('/').at(-1);
  await post('/api/v1/confirmations', { token, password });
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(inject('base') + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
}

/** Fills in the sign-in form. */
export async function signsIn(page: Page, person: Person, words = /^Sign in$/): Promise<void> {
  await page.locator('input[name=username]').fill(person.username);
  await page.locator('input[name=password]').fill(person.password);
  await page.getByRole('button', { name: words }).click();
}

/** Signs in without the form. */
export async function hasSession(page: Page, { username, password }: Person): Promise<void> {
  const response = await page.request.post('/api/v1/sessions', { data: { name: username, password } });
  expect(response.ok(), await response.text()).toBe(true);
}

/** The public id of somebody, who has joined. */
export async function idOf({ username, password }: Person): Promise<string> {
  const body = JSON.stringify({ name: username, password });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${inject('base')}/api/v1/sessions`, { method: 'POST', headers, body });
  return ((await response.json()) as { uuid: string }).uuid;
}
