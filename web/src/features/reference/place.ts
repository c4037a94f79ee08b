import { IconApi } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const referencePlace: Place = {
  to: '/reference',
  label: (text) => text.common.reference,
  icon: IconApi,
  key: 'i',
};
