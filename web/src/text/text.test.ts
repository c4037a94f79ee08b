import { expect, test } from 'vitest';

import { admin as adminDe } from '../features/admin/text.de';
import { admin as adminEn } from '../features/admin/text.en';
import { settings as settingsDe } from '../features/admin/settings/text.de';
import { settings as settingsEn } from '../features/admin/settings/text.en';
import { shop as shopDe } from '../features/admin/billing/text.de';
import { shop as shopEn } from '../features/admin/billing/text.en';
import { mail as mailDe } from '../features/admin/mail/text.de';
import { mail as mailEn } from '../features/admin/mail/text.en';
import { signIns as signInsDe } from '../features/activity/signins/text.de';
import { signIns as signInsEn } from '../features/activity/signins/text.en';
import { billing as billingDe } from '../features/billing/text.de';
import { billing as billingEn } from '../features/billing/text.en';
import { de } from './de';
import { en } from './en';
import { preferredLanguage } from './index';

test('the language chosen before wins over what the browser asks for', () => {
  expect(preferredLanguage('de', ['en-GB'])).toBe('de');
  expect(preferredLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage('xx', ['toString'])).toBe('en');
});

test('no text is empty, and no German text is the English sentence', () => {
  // What the server says itself has no English words here.
  const english = leaves({
    ...en,
    admin: adminEn, billing: billingEn, mail: mailEn, shop: shopEn,
    signIns: signInsEn,
    settings: { ...settingsEn, told: {} },
  });
  const german = leaves({
    ...de,
    admin: adminDe, billing: billingDe, mail: mailDe, shop: shopDe,
    signIns: signInsDe,
    settings: { ...settingsDe, told: {} },
  });
  expect([...german.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of german) {
    expect(text, key).not.toBe('');
    if (text.includes(' ')) {
      expect(text, key).not.toBe(english.get(key));
    }
  }
});

function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') {
    return new Map([[path, value]]);
  }
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, `${path}.${key}`)]));
  }
  return new Map();
}
