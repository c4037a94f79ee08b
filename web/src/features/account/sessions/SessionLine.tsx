import { Badge, Button, Group, Text, ThemeIcon } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';

import { useFormat } from '../../../text/format';
import { Moment } from '../../../components/Moment';
import { useText } from '../../../text';
import classes from './SessionLine.module.css';
import type { Session } from './sessions';

const HANDHELD = ['Android', 'iPhone', 'iPad'];

/** A device that is signed in: what it is, from where, since and until when. */
export function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const text = useText().account.sessions;
  const format = useFormat();
  const { browser, system, address, created_at, last_seen_at, current } = session;
  const Icon = HANDHELD.includes(system) ? IconDeviceMobile : IconDeviceDesktop;
  const device = text.device(browser, system);
  return (
    <div role="group" className={classes.line} aria-label={device}>
      <ThemeIcon variant="light" color={current ? 'indigo' : 'gray'} size={40} radius="md">
        <Icon size={22} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <div className={classes.about}>
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          {current && <Badge color="teal">{text.current}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {address !== null && `${address} · `}
          {text.lastSeen} <Moment at={last_seen_at} /> · {text.since(format.dateTime(created_at))}
        </Text>
      </div>
      {!current && (
        <div className={classes.end}>
          <Button variant="default" size="xs" aria-label={`${text.end}: ${device}`} onClick={onEnd}>
            {text.end}
          </Button>
        </div>
      )}
    </div>
  );
}
