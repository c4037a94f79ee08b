// The interface for programs.
import { ada, type Shown } from './shown';

export const REFERENCE_PAGES: Shown[] = [
  {
    name: 'reference',
    path: () => '/app/reference',
    heading: /API reference/,
    as: ada,
    prepare: async (page) => {
      await page.getByLabel('Search routes').fill('tickets/{ticket}');
      await page.getByText('PATCH', { exact: true }).first().click();
      await page.getByText('Fields of BoardPerson').first().click();
      await page.getByText('Public, like every username.').first().waitFor();
    },
  },
];
