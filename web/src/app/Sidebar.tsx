import { Stack } from '@mantine/core';

import { can, type Me } from '../api/session';
import { RouterNavLink } from '../components/RouterNavLink';
import { places } from '../features';
import { useText } from '../text';

export function Sidebar({ me, onGo }: { me: Me; onGo: () => void }) {
  const text = useText();
  return (
    <Stack gap={4}>
      {places
        .filter(({ permission }) => permission === undefined || can(me, permission))
        .map(({ to, label, icon: Icon }) => (
          <RouterNavLink
            key={to}
            to={to}
            activeOptions={{ exact: to === '/' }}
            activeProps={{ active: true, 'aria-current': 'page' }}
            label={label(text)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            onClick={onGo}
          />
        ))}
    </Stack>
  );
}
