import { Group, Progress, Text } from '@mantine/core';

import { useText } from '../text';
import { strengthOf } from './strength';

const COLOURS = ['gray', 'red', 'yellow', 'teal', 'teal'];

interface Props {
  id: string;
  password: string;
  about: readonly string[];
}

/** Advises; keeps its height while nothing is typed, so that the form does not jump. */
export function StrengthMeter({ id, password, about }: Props) {
  const { strength } = useText().common.password;
  const score = strengthOf(password, about);
  return (
    <div id={id}>
      <Group gap={4} grow aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <Progress key={step} size={4} value={score >= step ? 100 : 0} color={COLOURS[score] ?? 'gray'} />
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={4} role="status">
        {score === 0 ? strength.advice : `${strength.label}: ${strength.words[score - 1] ?? ''}`}
      </Text>
    </div>
  );
}
