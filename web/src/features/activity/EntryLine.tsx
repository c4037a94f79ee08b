import { Badge, Text } from '@mantine/core';

import { Moment } from '../../components/Moment';
import { useText } from '../../text';
import { wordsFor } from '../../text/words';
import type { Entry } from './activity';
import { wordsOf } from './deeds';
import classes from './EntryLine.module.css';

const COLOURS: Record<string, string> = { INFO: 'teal', WARN: 'yellow', ERROR: 'red' };

/** One request: how it went, what was asked, from where, when. */
export function EntryLine({ entry }: { entry: Entry }) {
  const text = useText().activity;
  const { at, level, method, path, status, duration_us, address } = entry;
  const deed = wordsOf(entry, text);
  const request = `${method} ${path}`;
  return (
    <div role="group" className={classes.line} aria-label={deed}>
      <div>
        <Badge color={COLOURS[level] ?? 'gray'}>{wordsFor(text.levels, level)}</Badge>
      </div>
      <div className={classes.request}>
        <Text size="sm" fw={500}>
          {deed}
        </Text>
        <Text size="xs" c="dimmed">
          {deed === request ? '' : `${request} · `}
          {status} · {text.took((duration_us / 1000).toFixed(1))}
          {address ? ` · ${address}` : ''}
        </Text>
      </div>
      <Text size="sm" c="dimmed" className={classes.when}>
        <Moment at={at} />
      </Text>
    </div>
  );
}
