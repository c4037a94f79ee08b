import { List, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';

import { ErrorState } from '../../../components/ErrorState';
import { useAdminText } from '../text';
import { type Change, type Effect, effectsQuery } from './api';

/** More names than this are told by their number. */
const MOST_NAMES = 8;

/** Who would gain and who would lose what by a change that is not made yet. */
export function Effects({ change }: { change: Change | undefined }) {
  const { effects: text } = useAdminText().access;
  // A choice that is passed over on the way needs no answer.
  const [wanted] = useDebouncedValue(change, 150);
  const { data, error, isFetching } = useQuery(effectsQuery(wanted));
  if (change === undefined) {
    return null;
  }
  if (error !== null) {
    return <ErrorState error={error} />;
  }
  return (
    <section aria-label={text.title} aria-busy={isFetching} aria-live="polite">
      <Text size="sm" fw={600} mb={4}>
        {text.title}
      </Text>
      {data === undefined ? (
        <Text size="sm" c="dimmed">
          {text.working}
        </Text>
      ) : (
        <EffectList effects={data} />
      )}
    </section>
  );
}

export function EffectList({ effects }: { effects: readonly Effect[] }) {
  const { effects: text } = useAdminText().access;
  if (effects.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {text.none}
      </Text>
    );
  }
  return (
    <List listStyleType="none" withPadding={false} spacing={4} size="sm">
      {effects.flatMap(({ permission, gain, lose }) => [
        gain.count > 0 && (
          <List.Item key={`+${permission}`} icon={<IconPlus size={14} color="var(--mantine-color-teal-light-color)" aria-hidden />}>
            {text.gain(permission, gain.count)}
            <Names group={gain} />
          </List.Item>
        ),
        lose.count > 0 && (
          <List.Item key={`-${permission}`} icon={<IconMinus size={14} color="var(--mantine-color-error)" aria-hidden />}>
            {text.lose(permission, lose.count)}
            <Names group={lose} />
          </List.Item>
        ),
      ])}
    </List>
  );
}

function Names({ group }: { group: Effect['gain'] }) {
  const { effects: text } = useAdminText().access;
  // Of one person the dialog has told the name.
  if (group.count < 2) {
    return null;
  }
  const shown = group.people.slice(0, MOST_NAMES).map(({ username }) => username);
  const more = group.count - shown.length;
  return (
    <Text size="xs" c="dimmed">
      {[...shown, ...(more > 0 ? [text.more(more)] : [])].join(', ')}
    </Text>
  );
}
