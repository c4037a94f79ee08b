// The post of those who look after the place.
import { superAdmin } from '../support/person';
import type { Shown } from './shown';

/** Letters that did not get through. */
const TROUBLED = [
  { letter: 'password_reset', state: 'waiting', attempts: 3, last_error: 'mail.example.com: connection refused', sender: 'first' },
  { letter: 'invitation', state: 'dead', attempts: 12, last_error: '550 5.1.1 The address is not known here. '.repeat(5) },
  { letter: 'address_confirmation', state: 'cancelled', attempts: 0 },
].map((letter, at) => ({
  id: at + 1,
  to: `j***@${'a-very-long-name-of-a-company'.repeat(at + 1)}.example.com`,
  created_at: '2026-03-14T12:00:00Z',
  expires_at: '2036-03-14T12:00:00Z',
  locale: 'en',
  message_id: '<0199@example.com>',
  can_be_resent: letter.state !== 'cancelled',
  ...letter,
}));

/** One that cannot be used just now, and one with everything that can be said of it. */
const SENDERS = [
  {
    name: 'first',
    from: 'A Company With A Rather Long Name <no-reply@a-company-with-a-rather-long-name.example.com>',
    server: { host: 'smtp.a-company-with-a-rather-long-name.example.com', port: 587, security: 'starttls', has_login: true },
    weight: 3,
    resting_until: '2036-03-14T12:00:00Z',
    failures: 4,
    last_error: 'connection error: No route to host (os error 113)',
    last_error_at: '2026-03-14T12:00:00Z',
    sent_last_minute: 0,
    sent_last_day: 1234,
    limits: { per_minute: 30, per_day: 20_000, this_minute: 3, today: 1240 },
  },
  {
    name: 'spare',
    from: 'Vestibule <no-reply@example.org>',
    server: { host: 'mail.example.org', port: 465, security: 'tls', has_login: false },
    weight: 1,
    failures: 0,
    sent_last_minute: 2,
    sent_last_day: 40,
  },
];

export const MAIL_PAGES = (): Shown[] => [
  {
    name: 'admin-mail',
    path: () => '/app/admin/mail',
    heading: /Outbox/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().waitFor();
    },
  },
  {
    name: 'admin-mail-troubled',
    isState: true,
    path: () => '/app/admin/mail',
    heading: /Outbox/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.route('**/api/v1/outbox*', (route) => route.fulfill({ json: { items: TROUBLED } }));
      await page.reload();
      await page.getByText('550 5.1.1').waitFor();
    },
  },
  {
    name: 'admin-mail-none',
    isState: true,
    path: () => '/app/admin/mail?state=dead',
    heading: /Outbox/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByText('No entries match').waitFor();
    },
  },
  {
    name: 'admin-mail-letter',
    isState: true,
    path: () => '/app/admin/mail',
    heading: /Outbox/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Details of/ }).first().click();
      await page.getByRole('dialog').getByText('Message id').waitFor();
    },
  },
  {
    name: 'admin-letters',
    path: () => '/app/admin/mail/letters?letter=password_reset',
    heading: /Letters/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByRole('article').getByText('/reset').first().waitFor();
    },
  },
  {
    name: 'admin-mail-senders',
    path: () => '/app/admin/mail/senders',
    heading: /Senders/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByRole('heading', { name: 'mailbox' }).waitFor();
    },
  },
  {
    name: 'admin-mail-senders-troubled',
    isState: true,
    path: () => '/app/admin/mail/senders',
    heading: /Senders/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.route('**/api/v1/mail/senders', (route) => route.fulfill({ json: { choice: 'in_turn', items: SENDERS } }));
      await page.reload();
      await page.getByText('No route to host').waitFor();
    },
  },
  {
    name: 'admin-mail-senders-none',
    isState: true,
    path: () => '/app/admin/mail/senders',
    heading: /Senders/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.route('**/api/v1/mail/senders', (route) => route.fulfill({ json: { choice: 'in_turn', items: [] } }));
      await page.reload();
      await page.getByText('Nobody carries letters').waitFor();
    },
  },
  {
    name: 'admin-mail-test',
    isState: true,
    path: () => '/app/admin/mail/senders',
    heading: /Senders/,
    as: superAdmin(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Send a test letter' }).click();
      await page.getByRole('dialog').getByLabel('To').waitFor();
    },
  },
];
