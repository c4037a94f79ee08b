// What administrators do, and what comes of it for others.
import { expect, test } from 'vitest';

import { token } from './support/board';
import { hasSession, idOf, joins, type Person, personNamed, signsIn, superAdmin } from './support/person';
import { joinsSecured } from './support/secured';
import { type Visitor, visiting } from './support/visitor';

/** Opens the page of a person, as an administrator finds them. */
async function finds({ page }: Visitor, person: Person): Promise<void> {
  await hasSession(page, superAdmin());
  await page.goto('/app/admin/users');
  await page.getByLabel('Search').fill(person.username.slice(0, 12));
  await page.getByRole('link', { name: person.username, exact: true }).click();
  await page.getByRole('heading', { name: 'Jo Doe', level: 1 }).waitFor();
}

test('an administrator grants a role, and it acts on an open session', () =>
  visiting(async (admin) =>
    visiting(async ({ page }) => {
      const jo = personNamed('jo-the-promoted');
      await joins(jo);
      await hasSession(page, jo);
      await page.goto('/app/admin/users');
      await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
      await page.getByText('manage_users').waitFor();

      await finds(admin, jo);
      await admin.page.getByRole('tab', { name: 'Roles' }).click();
      await admin.page.getByRole('button', { name: 'Give' }).click();
      await admin.page.getByLabel('What', { exact: true }).selectOption({ label: 'Admin' });
      await admin.page.getByText('One person gains manage_users').waitFor();
      await admin.page.getByRole('dialog').getByRole('button', { name: 'Give' }).click();
      await admin.page.getByRole('row', { name: /Admin.*for good/ }).waitFor();

      await page.reload();
      await page.getByRole('heading', { name: 'People' }).waitFor();
      await page.getByRole('link', { name: superAdmin().username }).waitFor();

      await admin.page.getByLabel('Permission', { exact: true }).selectOption('manage_users');
      await admin.page.getByText('They hold manage_users.').waitFor();
      await admin.page.getByText(/through the role Admin/).waitFor();
      await admin.page.getByRole('button', { name: 'Take away: Admin' }).click();
      await admin.page.getByText('One person loses manage_users').waitFor();
      await admin.page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click();
      await admin.page.getByText('Nothing yet').waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
    }),
  ));

test('a permission that is taken away while its page is open closes the page and its way there', () =>
  visiting(async ({ page: root }) =>
    visiting(async (visitor) => {
      const { page } = visitor;
      visitor.expects(/status of 403/);
      const jo = personNamed('jo-the-demoted');
      await joins(jo);
      await hasSession(root, superAdmin());
      const headers = await token(root.request);
      const grants = `/api/v1/users/${await idOf(jo)}/grants`;
      const given = await root.request.post(grants, { data: { permission: 'access_logs' }, headers });
      expect(given.ok(), await given.text()).toBe(true);
      await hasSession(page, jo);
      await page.goto('/app/admin/logs');
      await page.getByRole('button', { name: /^Details of / }).first().waitFor();

      const { id } = (await given.json()) as { id: number };
      expect((await root.request.delete(`${grants}/${id}`, { headers })).ok()).toBe(true);
      await page.getByRole('searchbox', { name: 'Path' }).fill('/api/v1/nothing');
      await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
      await page.getByText('access_logs', { exact: true }).waitFor();
      expect(await page.getByRole('navigation').getByText('Administration').count()).toBe(0);
    }),
  ));

test('permissions are changed in the table, reviewed, and only then saved', () =>
  visiting(async (admin) => {
    const { page } = admin;
    await hasSession(page, superAdmin());
    await page.goto('/app/admin/roles');
    await page.getByRole('button', { name: 'New role' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Authors');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Authors', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Change permissions' }).click();

    const box = page.getByRole('checkbox', { name: 'Authors holds edit' });
    await box.check();
    await page.getByText('One unsaved change').waitFor();
    await page.getByRole('link', { name: 'Roles', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Review and save' }).click();
    await page.getByText('Nobody gains or loses anything by this.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('The permissions are saved.').waitFor();
    await page.reload();
    expect(await box.isChecked()).toBe(true);

    // Somebody else changes the same role while this page is open.
    const list = await page.request.get('/api/v1/roles?limit=100');
    const { items } = (await list.json()) as { items: { id: number; name: string }[] };
    const id = items.find(({ name }) => name === 'Authors')?.id ?? 0;
    const { csrf_token } = (await (await page.request.get('/api/v1/me')).json()) as { csrf_token: string };
    const etag = (await page.request.get(`/api/v1/roles/${id}`)).headers().etag ?? '';
    await box.uncheck();
    const put = await page.request.put(`/api/v1/roles/${id}/permissions`, {
      headers: { 'If-Match': etag, 'X-CSRFToken': csrf_token },
      data: { permissions: ['edit', 'view_reports'] },
    });
    expect(put.ok(), await put.text()).toBe(true);
    await page.getByRole('button', { name: 'Review and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else has changed Authors').waitFor();
    await page.getByRole('button', { name: 'Show the present state' }).click();
    await page.getByRole('checkbox', { name: 'Authors holds view_reports' }).and(page.locator(':checked')).waitFor();
    expect(await box.isChecked()).toBe(true);
  }));

test('a lost second factor is switched off with a reason, and its owner signs in without it', () =>
  visiting(async (admin) =>
    visiting(async ({ page }) => {
      const jo = personNamed('jo-who-lost-the-phone');
      await joinsSecured(jo);
      await finds(admin, jo);
      await admin.page.getByRole('button', { name: 'Actions' }).click();
      await admin.page.getByRole('menuitem', { name: 'Switch off the second factor' }).click();
      await admin.page.getByLabel('Reason').fill('The phone fell into the sea');
      await admin.page.getByRole('button', { name: 'Switch it off' }).click();
      await admin.page.getByText('The second factor of Jo Doe is off.').waitFor();
      await page.goto('/app/sign-in');
      await signsIn(page, jo);
      await page.getByRole('heading', { name: 'Welcome, Jo' }).waitFor();
    }),
  ));

test('a selection is disabled together', () =>
  visiting(async ({ page }) => {
    const [first, second] = [personNamed('bulk-first'), personNamed('bulk-second')];
    await joins(first);
    await joins(second);
    await hasSession(page, superAdmin());
    await page.goto('/app/admin/users?q=bulk-');
    await page.getByRole('link', { name: 'bulk-second' }).waitFor();
    await page.getByLabel('Select everybody on this page').check();
    await page.getByText('2 people selected').waitFor();
    await page.getByRole('button', { name: 'With the selection' }).click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await page.getByText('Done for 2 people.').waitFor();
    await page.getByText('disabled').nth(1).waitFor();
  }));

test('whoever selects themselves with others is left out, and told so', () =>
  visiting(async ({ page }) => {
    const other = personNamed('root-of-the-matter');
    await joins(other);
    await hasSession(page, superAdmin());
    await page.goto('/app/admin/users?q=root-of-the-');
    await page.getByRole('link', { name: other.username }).waitFor();
    await page.getByLabel('Select everybody on this page').check();
    await page.getByText('2 people selected').waitFor();
    for (const deed of ['Delete', 'Sign out everywhere', 'Disable']) {
      await page.getByRole('button', { name: 'With the selection' }).click();
      await page.getByRole('menuitem', { name: deed }).click();
      await page.getByRole('dialog').getByText('You are among the selected. You are left out').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: deed === 'Disable' ? deed : 'Cancel' }).click();
    }
    await page.getByText('Done for one person.').waitFor();
    expect((await page.request.get('/api/v1/me')).ok()).toBe(true);
  }));

test('filters and pages of a list are in the address, and the way back leads through them', () =>
  visiting(async ({ page }) => {
    await hasSession(page, superAdmin());
    await page.goto('/app/admin/logs');
    for (let n = 0; n < 30; n += 1) {
      await page.request.get('/check_auth_status');
    }
    await page.getByLabel('Path').fill('/check_auth');
    await page.waitForURL(/path=/);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForURL(/cursor=/);
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.waitForURL((url) => !url.search.includes('cursor'));
    await page.goBack();
    await page.waitForURL(/cursor=/);
    await page.reload();
    await page.getByRole('button', { name: 'Details of GET /check_auth_status' }).first().waitFor();
    const csv = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    const table = await (await page.request.get(csv ?? '')).text();
    expect(table.split('\r\n').length).toBeGreaterThan(30);
    expect(table).toContain('/check_auth_status');
  }));

test('the 403 page names the permission that is missing', () =>
  visiting(async ({ page }) => {
    const jo = personNamed('jo-the-curious');
    await joins(jo);
    await hasSession(page, jo);
    const needed = { '/app/admin': 'access_logs', '/app/admin/users': 'manage_users', '/app/admin/audit': 'access_logs' };
    for (const [path, permission] of Object.entries(needed)) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
      await page.getByText(permission, { exact: true }).waitFor();
    }
    expect(await page.getByRole('navigation').getByText('Administration').count()).toBe(0);
  }));

test('an address that a list does not understand is told in the reader\'s words, with the way to the list', () =>
  visiting(
    async (visitor) => {
      const { page } = visitor;
      visitor.expects(/status of 4(04|22)/);
      await hasSession(page, superAdmin());
      for (const path of ['users?sort=zzz', 'logs?from=xx', 'audit?cursor=x']) {
        await page.goto(`/app/admin/${path}`);
        await page.getByText('verlangt etwas, das diese Liste nicht kennt').waitFor();
        await page.getByRole('link', { name: 'Die Liste von vorn zeigen' }).click();
        await page.getByRole('alert').waitFor({ state: 'detached' });
        expect(new URL(page.url()).search).toBe('');
      }
      // What is not there is no fault either: the visitor sees to it that the console says nothing.
      for (const [path, list] of [['admin/users/zzz', 'Personen'], ['admin/roles/999', 'Rollen'], ['boards/999', 'Tafeln']] as const) {
        await page.goto(`/app/${path}`);
        await page.getByRole('link', { name: 'Zur Liste' }).click();
        await page.getByRole('heading', { name: list, level: 1 }).waitFor();
      }
    },
    { locale: 'de-AT' },
  ));
