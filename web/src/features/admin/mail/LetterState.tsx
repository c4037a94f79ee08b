import { Badge } from '@mantine/core';

import { wordsFor } from '../../../text/words';
import { useMailText } from './text';

const COLOURS: Record<string, string> = { waiting: 'indigo', sent: 'teal', dead: 'red' };

/** How far a letter has come. */
export function LetterState({ state }: { state: string }) {
  const { states } = useMailText().outbox;
  return (
    <Badge color={COLOURS[state] ?? 'gray'} miw="max-content">
      {wordsFor(states, state)}
    </Badge>
  );
}
