// Addresses that lead to nothing, whoever's list it would be in.
import { beforeAll, expect, test } from 'vitest';

import { administers } from './support/admin';
import { hasSession, type Person } from './support/person';
import { visiting } from './support/visitor';

const NOBODY = '01a20250-0000-7000-8000-000000000000';

let mia: Person;

beforeAll(() => {
  mia = administers('mia-who-mistypes');
});

test.each([
  { path: `/app/admin/users/${NOBODY}`, list: 'People' },
  { path: '/app/admin/users/nobody', list: 'People' },
  { path: '/app/admin/roles/9999', list: 'Roles' },
  { path: '/app/admin/roles/abc', list: 'Roles' },
  { path: '/app/boards/9999', list: 'Boards' },
  { path: '/app/admin/billing/products/99', list: undefined },
])('$path says by its heading and its title that there is nothing', ({ path, list }) =>
  visiting(async (visitor) => {
    const { page } = visitor;
    visitor.expects(/status of 4\d\d/);
    await hasSession(page, mia);
    await page.goto(path);
    await page.getByRole('heading', { name: 'There is nothing here', level: 1 }).waitFor();
    expect(await page.title()).toBe('There is nothing here · Vestibule');
    expect(await page.getByText('That did not work').count()).toBe(0);
    await page.getByRole('link', { name: 'To the list' }).click();
    await page.getByRole('heading', { name: list ?? /./, level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor({ state: 'detached' });
  }),
);
