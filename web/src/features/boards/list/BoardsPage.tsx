import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';

import { Button, Group, Paper, SegmentedControl, SimpleGrid } from '@mantine/core';
import { IconArchive, IconLayoutKanban, IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { can, useMe } from '../../../api/session';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { lazyDialog } from '../../../components/lazyDialog';
import { PageHeader } from '../../../components/PageHeader';
import { useText } from '../../../text';
import { boardsQuery } from '../model';
import { BoardTile } from './BoardTile';
import { ListSkeleton } from './ListSkeleton';

const NewBoardDialog = lazyDialog(() => import('./NewBoardDialog'), 'NewBoardDialog');
const ImportDialog = lazyDialog(() => import('./ImportDialog'), 'ImportDialog');

/** The boards that one may see, those in use or those put away. */
export function BoardsPage() {
  const text = useText().boards;
  const { archived = false } = useSearch({ from: '/member/boards' });
  const navigate = useNavigate();
  const me = useMe();
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null);
  const mayMake = can(me, 'edit');
  return (
    <>
      <PageHeader
        title={text.place}
        description={text.list.description}
        actions={
          mayMake && (
            <Group gap="sm">
              <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setDialog('import')}>
                {text.list.import}
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('new')}>
                {text.list.create}
              </Button>
            </Group>
          )
        }
      />
      <SegmentedControl
        mb="md"
        aria-label={text.list.which}
        value={archived ? 'archived' : 'in-use'}
        onChange={(which) => void navigate({ to: '/boards', search: which === 'archived' ? { archived: true } : {} })}
        data={[
          { value: 'in-use', label: text.list.inUse },
          { value: 'archived', label: text.list.archived },
        ]}
      />
      <List archived={archived} onNew={mayMake ? () => setDialog('new') : undefined} />
      {dialog === 'new' && <NewBoardDialog onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
    </>
  );
}

function List({ archived, onNew }: { archived: boolean; onNew: (() => void) | undefined }) {
  const text = useText().boards.list;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    boardsQuery(archived),
  );
  if (data === undefined) {
    return error === null ? <ListSkeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  const boards = data.pages.flatMap(({ items }) => items);
  if (boards.length === 0 && archived) {
    return (
      <Paper radius="lg">
        <EmptyState icon={IconArchive} title={text.nothingArchived} text={text.nothingArchivedHint} />
      </Paper>
    );
  }
  if (boards.length === 0) {
    return (
      <Paper radius="lg">
        <EmptyState
          icon={IconLayoutKanban}
          title={text.empty}
          text={onNew === undefined ? text.emptyHint : text.emptyHintMaker}
        >
          {onNew !== undefined && <Button onClick={onNew}>{text.create}</Button>}
        </EmptyState>
      </Paper>
    );
  }
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md">
        {boards.map((board) => (
          <BoardTile key={board.id} board={board} />
        ))}
      </SimpleGrid>
      {hasNextPage && (
        <Button variant="subtle" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  );
}
