import { IconUser } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const accountPlace: Place = {
  to: '/account',
  label: (text) => text.account.area,
  icon: IconUser,
  key: 'p',
};

/** Within the account: found by the palette. */
export const accountPages: Omit<Place, 'key'>[] = [
  { to: '/account/profile', label: (text) => text.account.profile.title, icon: IconUser },
  { to: '/account/security', label: (text) => text.account.security.title, icon: IconUser },
  { to: '/account/sessions', label: (text) => text.account.sessions.title, icon: IconUser },
  { to: '/account/tokens', label: (text) => text.account.tokens.title, icon: IconUser },
  { to: '/account/preferences', label: (text) => text.account.preferences.title, icon: IconUser },
];
