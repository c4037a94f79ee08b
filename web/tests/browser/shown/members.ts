// Pages of everybody who is signed in.
import { ada, type Shown } from './shown';

export const MEMBERS_PAGES: Shown[] = [
  { name: 'overview', path: () => '/app/', heading: /Welcome, Jo/, as: ada },
  { name: 'profile', path: () => '/app/account/profile', heading: /Profile/, as: ada },
  {
    name: 'user-menu',
    isState: true,
    path: () => '/app/',
    heading: /Welcome, Jo/,
    as: ada,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Menu of Jo' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  {
    name: 'palette',
    isState: true,
    path: () => '/app/',
    heading: /Welcome, Jo/,
    as: ada,
    prepare: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Go to a page or do something').waitFor();
    },
  },
  {
    name: 'keyboard-help',
    isState: true,
    path: () => '/app/',
    heading: /Welcome, Jo/,
    as: ada,
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    },
  },
];
