import { Button } from '@mantine/core';

import { useFilter } from '../../../components/listAddress';
import { Nothing } from '../shared/Nothing';
import { useAdminText } from '../text';

/** In place of rows that no filter lets through. */
export function NoMatch({ names }: { names: readonly string[] }) {
  const { shared } = useAdminText();
  const filter = useFilter();
  return (
    <Nothing
      title={shared.noMatch}
      text={shared.noMatchText}
      action={
        <Button
          variant="default"
          size="xs"
          onClick={() => filter(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {shared.clearFilters}
        </Button>
      }
    />
  );
}
