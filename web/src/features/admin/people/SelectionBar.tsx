import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';

import { ErrorState } from '../../../components/ErrorState';
import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { MenuButton } from '../../../components/MenuButton';
import { useOnce } from '../../../components/once';
import { useFormat } from '../../../text/format';
import { useAdminText } from '../text';
import { type DeedName, everybody, type PeopleSearch } from './api';
import type { PeopleSelection } from './selection';

const DeedItems = lazyPart(() => import('./DeedItems'), 'DeedItems');
const BulkDialog = lazyDialog(() => import('./BulkDialog'), 'BulkDialog');

const DEEDS: DeedName[] = ['give_role', 'take_role', 'end_sessions', 'disable', 'enable', 'restore', 'delete'];

interface Props {
  selection: PeopleSelection;
  search: PeopleSearch;
  /** Whether there are more pages than the one in sight. */
  mayHaveMore: boolean;
}

/** How many are selected, and what can be done to them. */
export function SelectionBar({ selection, search, mayHaveMore }: Props) {
  const { people: text } = useAdminText();
  const format = useFormat();
  const [deed, setDeed] = useState<DeedName>();
  const selectAll = useOnce({
    mutationFn: (wanted: PeopleSearch) => everybody({ ...wanted, cursor: undefined }),
    onSuccess: ({ items }) => selection.add(items),
  });
  const { data, variables } = selectAll;
  const isCut = data?.hasMore === true && variables !== undefined && isSameList(variables, search);
  const clear = () => {
    selection.clear();
    selectAll.reset();
  };
  const count = selection.people.size;
  if (count === 0 && deed === undefined) {
    return null;
  }
  return (
    <>
      <Paper radius="lg" p="sm" mb="md" pos="sticky" top={64} style={{ zIndex: 2 }} shadow="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text fw={500} size="sm" role="status">
              {text.bulk.selected(count)}
            </Text>
            <Button variant="subtle" size="compact-sm" onClick={clear}>
              {text.bulk.clear}
            </Button>
            {mayHaveMore && (
              <Button variant="subtle" size="compact-sm" loading={selectAll.isPending} onClick={() => selectAll.mutate(search)}>
                {text.bulk.selectAll}
              </Button>
            )}
          </Group>
          <MenuButton
            button={
              <Button size="xs" rightSection={<IconChevronDown size={14} aria-hidden />}>
                {text.bulk.act}
              </Button>
            }
            menu={(state) => <DeedItems {...state} deeds={DEEDS} onDeed={setDeed} />}
          />
        </Group>
        {isCut && (
          <Alert color="yellow" role="status" mt="sm">
            {text.bulk.onlyFirst(format.number(data.items.length))}
          </Alert>
        )}
        {selectAll.isError && <ErrorState error={selectAll.error} />}
      </Paper>
      {deed !== undefined && <BulkDialog deed={deed} selection={selection} onClose={() => setDeed(undefined)} />}
    </>
  );
}

/** Whatever page of it and order. */
function isSameList(one: PeopleSearch, other: PeopleSearch): boolean {
  return one.q === other.q && one.role === other.role && one.status === other.status;
}
