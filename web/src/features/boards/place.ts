import { IconLayoutKanban } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const boardsPlace: Place = {
  to: '/boards',
  label: (text) => text.boards.place,
  icon: IconLayoutKanban,
  key: 'b',
};
