import { IconApi } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const referencePlace: Place = {
  to: '/reference',
  label: (text) => text.reference.place,
  icon: IconApi,
  key: 'i',
};
