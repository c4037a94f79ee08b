import { Badge, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { useText } from '../../../text';

/** How many tickets a column holds, and how many it should at most. */
export function ColumnCount({ count, limit }: { count: number; limit: number | null | undefined }) {
  const text = useText().boards.board;
  if (limit === null || limit === undefined) {
    return (
      <Badge color="gray" aria-hidden>
        {count}
      </Badge>
    );
  }
  const isOver = count > limit;
  const words = isOver ? text.overLimit(count, limit) : text.ofLimit(count, limit);
  return (
    <Badge color={isOver ? 'yellow' : 'gray'} c="var(--mantine-color-text)" title={words} leftSection={isOver && <IconAlertTriangle size={12} aria-hidden />}>
      <span aria-hidden>
        {count} / {limit}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </Badge>
  );
}
