import { IconCreditCard } from '@tabler/icons-react';

import type { Place } from '../../app/places';

export const billingPlace: Place = {
  to: '/billing',
  label: (text) => text.common.billing,
  icon: IconCreditCard,
  key: 'c',
};
