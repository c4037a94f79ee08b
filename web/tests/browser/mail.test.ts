// Letters that do not get through: administrators see why, and decide.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test } from 'vitest';

import { administers } from './support/admin';
import { ended, startServer } from './support/server';
import { visiting } from './support/visitor';

/** Nobody listens there. */
const SILENT = { MAIL_SERVER: '127.0.0.1', MAIL_PORT: '9', MAIL_USE_TLS: 'false' };

test('a letter that cannot be delivered is seen with the reason, tried again and called off', () =>
  visiting(async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-mail-'));
    const { server, base } = await startServer(folder, undefined, SILENT);
    const { username, password } = administers('kim-of-the-post', folder);
    try {
      await page.request.post(`${base}/api/v1/password-resets`, { data: { email: `${username}@example.com` } });
      await page.request.post(`${base}/api/v1/sessions`, { data: { name: username, password } });
      await page.goto(`${base}/app/admin/mail`);
      const row = page.getByRole('row', { name: /Password reset/ });
      await row.getByText('waiting').waitFor();
      await row.getByRole('button', { name: /^Details of Password reset/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Send now' }).click();
      await page.getByText('The letter is being sent.').waitFor();

      await dialog.getByRole('button', { name: 'Call off' }).click();
      await dialog.getByText('This cannot be undone.').waitFor();
      await dialog.getByRole('button', { name: 'Call off' }).click();
      await row.getByText('called off').waitFor();
      await page.getByLabel('State').selectOption('cancelled');
      await row.getByText('called off').waitFor();
      await page.getByLabel('State').selectOption('sent');
      await page.getByText('No entries match').waitFor();
    } finally {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    }
  }));
