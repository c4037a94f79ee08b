import { IconHistory } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const activityPlace: Place = {
  to: '/activity',
  label: (text) => text.activity.title,
  icon: IconHistory,
  key: 'a',
};
