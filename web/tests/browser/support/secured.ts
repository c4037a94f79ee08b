// People with a second factor, made without a browser.
import type { BrowserContext } from 'playwright-core';
import { expect, inject } from 'vitest';

import { Authenticator } from './authenticator';
import { joins, type Person } from './person';

export interface Secured {
  person: Person;
  authenticator: Authenticator;
  recoveryCodes: string[];
  /** The session's cookies, as the browser sends them. */
  cookies: Map<string, string>;
}

/** Makes a confirmed account and switches its second factor on. */
export async function joinsSecured(person: Person): Promise<Secured> {
  await joins(person);
  const cookies = new Map<string, string>();
  const credentials = { name: person.username, password: person.password };
  const me = await post<{ csrf_token: string }>('/api/v1/sessions', cookies, '', credentials);
  const { secret } = await post<{ secret: string }>('/api/v1/me/totp', cookies, me.csrf_token);
  const authenticator = new Authenticator(secret);
  const code = await authenticator.code();
  const confirm = '/api/v1/me/totp/confirm';
  const { recovery_codes } = await post<{ recovery_codes: string[] }>(confirm, cookies, me.csrf_token, { code });
  return { person, authenticator, recoveryCodes: recovery_codes, cookies };
}

/** Takes somebody's session into a browser. */
export async function takesSession(context: BrowserContext, { cookies }: Secured): Promise<void> {
  const url = inject('base');
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
}

async function post<T>(path: string, cookies: Map<string, string>, csrf: string, body: unknown = {}): Promise<T> {
  const response = await fetch(inject('base') + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-CSRFToken': csrf,
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
  for (const cookie of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    cookies.set(name, value);
  }
  return (await response.json()) as T;
}
