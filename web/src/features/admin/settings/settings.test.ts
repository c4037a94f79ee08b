import { expect, test } from 'vitest';

import { linesOf, sectionsOf, type Setting } from './settings';

const setting = (key: string, more: Partial<Setting> = {}): Setting => ({
  key,
  section: key.includes('.') ? (key.split('.')[0] ?? '') : '',
  value: '1',
  origin: 'default',
  origin_text: 'default',
  default: '1',
  is_secret: false,
  reason: 'Why somebody would set it.',
  unit: 'text',
  variables: [`VESTIBULE_${key.toUpperCase().replace('.', '_')}`],
  ...more,
});

const keysOf = (...of: Parameters<typeof sectionsOf>) =>
  sectionsOf(...of).map(({ name, settings }) => [name, ...settings.map(({ key }) => key)]);

const ALL = [
  setting('profile'),
  setting('mail.server', { origin: 'file', reason: 'The SMTP server.' }),
  setting('mail.port', { variables: ['MAIL_PORT'] }),
  setting('log.level', { origin: 'profile' }),
];

test('settings stand in the tables of the file', () => {
  expect(keysOf(ALL, {})).toEqual([['', 'profile'], ['mail', 'mail.server', 'mail.port'], ['log', 'log.level']]);
});

test('every word that is sought has to be somewhere in it', () => {
  expect(keysOf(ALL, { q: ' smtp  mail ' })).toEqual([['mail', 'mail.server']]);
  expect(keysOf(ALL, { q: 'mail_port' })).toEqual([['mail', 'mail.port']]);
  expect(keysOf(ALL, { q: 'smtp port' })).toEqual([]);
});

test('settings are found by their German words too', () => {
  const reasons = { 'mail.server': 'Der Server, der Briefe annimmt.' };
  expect(sectionsOf(ALL, { q: 'briefe' }, reasons)).toHaveLength(1);
  expect(sectionsOf(ALL, { q: 'smtp' }, reasons)).toHaveLength(1);
});

test('what the profile brings along was chosen by nobody', () => {
  expect(keysOf(ALL, { origin: 'chosen' })).toEqual([['mail', 'mail.server']]);
  expect(keysOf(ALL, { origin: 'profile' })).toEqual([['log', 'log.level']]);
});

test('the lines for the file name the table and write the value as TOML', () => {
  expect(linesOf(setting('mail.port', { value: '587' }))).toBe('[mail]\nport = 587');
  expect(linesOf(setting('profile', { value: 'a "b"' }))).toBe('profile = "a \\"b\\""');
  expect(linesOf(setting('log.operators', { unit: 'list of addresses', value: 'a@b.c, d@e.f' }))).toBe(
    '[log]\noperators = ["a@b.c", "d@e.f"]',
  );
});

test('tables of their own are left to whoever writes them', () => {
  expect(linesOf(setting('mail.senders', { unit: 'list of tables, each with server' }))).toBe('[[mail.senders]]\n…');
});

test('a value that is not shown is not made up', () => {
  expect(linesOf(setting('secret_key', { value: '(set)', is_secret: true }))).toBe('secret_key = "…"');
  expect(linesOf(setting('mail.server', { value: '(not set)' }))).toBe('[mail]\nserver = "…"');
  expect(linesOf(setting('log.operators', { unit: 'list', value: '(none)' }))).toBe('[log]\noperators = […]');
});
