import { Stack, Text } from '@mantine/core';

import { can, type Me } from '../api/session';
import { RouterNavLink } from '../components/RouterNavLink';
import { places } from '../features';
import { useText } from '../text';
import type { Place } from './places';

/** The way to every page one may open; those of administrators under a heading of their own. */
export function Sidebar({ me, onGo }: { me: Me; onGo: () => void }) {
  const { common } = useText();
  const open = places.filter(({ permission }) => permission === undefined || can(me, permission));
  const administration = open.filter(({ section }) => section === 'admin');
  return (
    <Stack gap={4}>
      {open
        .filter(({ section }) => section === undefined)
        .map((place) => (
          <Entry key={place.to} place={place} onGo={onGo} />
        ))}
      {administration.length > 0 && (
        <Text size="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>
          {common.admin.section}
        </Text>
      )}
      {administration.map((place) => (
        <Entry key={place.to} place={place} onGo={onGo} />
      ))}
    </Stack>
  );
}

function Entry({ place, onGo }: { place: Place; onGo: () => void }) {
  const text = useText();
  const { to, label, icon: Icon } = place;
  return (
    <RouterNavLink
      to={to}
      activeOptions={{ exact: to === '/' || to === '/admin', includeSearch: false }}
      activeProps={{ active: true, 'aria-current': 'page' }}
      label={label(text)}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      onClick={onGo}
    />
  );
}
