import { Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';

import { useSecondsUntil } from '../../components/countdown';
import { useText } from '../../text';
import { endOf, type Unfinished } from './steps';

/** How long a half-finished sign-in can be finished; starts anew by itself when that is over. */
export function TimeLeft({ due, onOver }: { due: Unfinished; onOver: () => void }) {
  const { signin, common } = useText();
  const [end] = useState(() => endOf(due, Date.now()));
  const left = useSecondsUntil(end);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (left === 0) {
      over();
    }
  }, [left]);
  return (
    <Text size="sm" c="dimmed" role="timer">
      {signin.code.timeLeft(common.time(left))}
    </Text>
  );
}
