import { IconHome } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const overviewPlace: Place = {
  to: '/',
  label: (text) => text.overview.place,
  icon: IconHome,
  key: 'o',
};
