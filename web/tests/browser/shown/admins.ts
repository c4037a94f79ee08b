// Pages of those who look after the place.
import { idOf, superAdmin } from '../support/person';
import { ada, type Shown } from './shown';

let ofAda = '';
let ofRoot = '';

/** Finds out what the pages about people are called. */
export async function findPeople(): Promise<void> {
  ofAda = `/app/admin/users/${await idOf(ada)}`;
  ofRoot = `/app/admin/users/${await idOf(root())}`;
}

const root = superAdmin;

export const ADMINS_PAGES = (): Shown[] => [
  {
    name: 'admin',
    path: () => '/app/admin',
    heading: /Administration/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('img', { name: 'Answer time' }).waitFor();
    },
  },
  {
    name: 'admin-users',
    path: () => '/app/admin/users',
    heading: /People/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('link', { name: ada.username }).waitFor();
    },
  },
  {
    name: 'admin-users-selected',
    isState: true,
    path: () => '/app/admin/users',
    heading: /People/,
    as: root(),
    prepare: async (page) => {
      await page.getByLabel('Select everybody on this page').check();
      await page.getByRole('button', { name: 'With the selection' }).click();
      await page.getByRole('menuitem', { name: 'Disable' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).waitFor();
    },
  },
  {
    name: 'admin-users-none',
    path: () => '/app/admin/users?q=nobody-is-called-so',
    heading: /People/,
    as: root(),
    prepare: async (page) => {
      await page.getByText('No entries match').waitFor();
    },
  },
  {
    name: 'admin-invite',
    isState: true,
    path: () => '/app/admin/users',
    heading: /People/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
      await page.getByRole('button', { name: 'Send the invitation' }).waitFor();
    },
  },
  { name: 'admin-invitations', path: () => '/app/admin/invitations', heading: /Invitations/, as: root() },
  { name: 'admin-person', path: () => ofAda, heading: /Jo Doe/, as: root() },
  {
    name: 'admin-person-roles',
    path: () => `${ofAda}?tab=roles`,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => {
      await page.getByLabel('Permission', { exact: true }).selectOption('edit');
      await page.getByText('They do not hold edit.').waitFor();
    },
  },
  {
    name: 'admin-person-granted',
    path: () => `${ofRoot}?tab=roles`,
    heading: /root-of-the-place/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Take away: Super Admin' }).waitFor();
    },
  },
  {
    name: 'admin-give',
    isState: true,
    path: () => `${ofAda}?tab=roles`,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Give' }).click();
      await page.getByLabel('What', { exact: true }).selectOption({ label: 'Admin' });
      await page.getByText('One person gains manage_users').waitFor();
    },
  },
  {
    name: 'admin-person-sessions',
    path: () => `${ofAda}?tab=sessions`,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('img', { name: 'Sign-ins' }).waitFor();
    },
  },
  {
    name: 'admin-person-activity',
    path: () => `${ofAda}?tab=activity`,
    heading: /Jo Doe/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().waitFor();
    },
  },
  {
    name: 'admin-roles',
    path: () => '/app/admin/roles',
    heading: /Roles/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('link', { name: 'Super Admin' }).waitFor();
    },
  },
  {
    name: 'admin-role',
    isState: true,
    path: () => '/app/admin/roles',
    heading: /Roles|Admin/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('link', { name: 'Admin', exact: true }).click();
      await page.getByText('Belongs to every installation').waitFor();
    },
  },
  {
    name: 'admin-permissions',
    path: () => '/app/admin/permissions',
    heading: /Permissions/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('table', { name: 'Permissions by role' }).waitFor();
    },
  },
  {
    name: 'admin-logs',
    path: () => '/app/admin/logs',
    heading: /Requests/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().waitFor();
    },
  },
  {
    name: 'admin-audit',
    path: () => '/app/admin/audit',
    heading: /Audit log/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().waitFor();
    },
  },
  {
    name: 'admin-audit-event',
    isState: true,
    path: () => '/app/admin/audit?action=address_confirmed',
    heading: /Audit log/,
    as: root(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().click();
      // The newest may not be sealed yet.
      await page.getByRole('dialog').getByText(/^Number|^being sealed/).waitFor();
    },
  },
  {
    name: 'admin-errors',
    path: () => '/app/admin/errors',
    heading: /Errors/,
    as: root(),
    prepare: async (page) => {
      await page.getByText('Nothing went wrong').waitFor();
    },
  },
  {
    name: 'admin-settings',
    path: () => '/app/admin/settings',
    heading: /Settings/,
    as: root(),
    prepare: async (page) => {
      await page.getByText('mail.default_sender', { exact: true }).waitFor();
    },
  },
  {
    name: 'admin-settings-change',
    isState: true,
    path: () => '/app/admin/settings?q=mail.p',
    heading: /Settings/,
    as: root(),
    prepare: async (page) => {
      await page.getByText('How to change mail.port').click();
      await page.getByText('How to change mail.password').click();
      await page.getByText('VESTIBULE_MAIL_PASSWORD').waitFor();
    },
  },
  {
    name: 'admin-settings-none',
    isState: true,
    path: () => '/app/admin/settings?q=nothing-is-called-so',
    heading: /Settings/,
    as: root(),
    prepare: async (page) => {
      await page.getByText('No setting matches').waitFor();
    },
  },
  { name: 'forbidden', path: () => '/app/admin/users', heading: /This is not open to you/, as: ada },
];
