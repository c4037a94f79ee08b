import { Button } from '@mantine/core';

import { useFilter } from '../../../components/listAddress';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';

/** In place of rows that no filter lets through. */
export function NoMatch({ names }: { names: readonly string[] }) {
  const { shared } = useAdminText();
  const filter = useFilter();
  return (
    <EmptyState title={shared.noMatch} text={shared.noMatchText}>
      <Button
        variant="default"
        size="xs"
        onClick={() => filter(Object.fromEntries(names.map((name) => [name, undefined])))}
      >
        {shared.clearFilters}
      </Button>
    </EmptyState>
  );
}
