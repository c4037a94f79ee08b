import { Code } from '@mantine/core';
import { Fragment } from 'react';

/** A text of the description; what stands between backticks is code. */
export function Words({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, place) => (
      <Fragment key={place}>{place % 2 === 1 ? <Code>{part}</Code> : part.replaceAll('\n', ' ')}</Fragment>
    ));
}
