import { IconHome } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const overviewPlace: Place = {
  to: '/',
  label: (text) => text.common.overview,
  icon: IconHome,
  key: 'o',
};
