import { IconUser } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const accountPlace: Place = {
  to: '/account/profile',
  label: (text) => text.account.profile,
  icon: IconUser,
  key: 'p',
};
