import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { type Column, DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { lazyDialog } from '../../../components/lazyDialog';
import { Moment } from '../../../components/Moment';
import { PageHeader } from '../../../components/PageHeader';
import { useFormat } from '../../../text/format';
import { NoMatch } from '../logs/NoMatch';
import { ChoiceFilter, Filters } from '../shared/filters';
import { type OutboxLetter, outboxQuery } from './api';
import { LetterState } from './LetterState';
import { useLetterName, useMailText } from './text';

const LetterDialog = lazyDialog(() => import('./LetterDialog'), 'LetterDialog');

const route = getRouteApi('/member/admin/mail/');

/** Letters, the newest first: how far each has come, never what it says. */
export function OutboxPage() {
  const { outbox: text } = useMailText();
  const search = route.useSearch();
  const list = useQuery(outboxQuery(search));
  const [shown, setShown] = useState<OutboxLetter>();
  const isFiltered = search.state !== undefined;
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Filters>
        <ChoiceFilter
          name="state"
          label={text.state}
          all={text.anyState}
          value={search.state}
          options={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
        />
      </Filters>
      <DataTable
        label={text.table}
        columns={useColumns(setShown)}
        list={list}
        rowKey={({ id }) => id}
        empty={isFiltered ? <NoMatch names={['state']} /> : <EmptyState title={text.none} text={text.noneText} />}
      />
      {shown !== undefined && (
        <LetterDialog letter={shown} onChanged={setShown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}

function useColumns(onShow: (letter: OutboxLetter) => void): Column<OutboxLetter>[] {
  const { outbox: text } = useMailText();
  const nameOf = useLetterName();
  const format = useFormat();
  return [
    {
      id: 'letter',
      header: text.letter,
      cell: (one) => (
        <>
          <UnstyledButton
            fz={14}
            fw={500}
            td="underline"
            mih={24}
            aria-label={text.details(nameOf(one.letter), one.to)}
            onClick={() => onShow(one)}
          >
            {nameOf(one.letter)}
          </UnstyledButton>
          {one.state !== 'sent' && one.last_error != null && (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {one.last_error}
            </Text>
          )}
        </>
      ),
    },
    { id: 'to', header: text.to, from: 'sm', cell: ({ to }) => to },
    { id: 'state', header: text.state, width: 150, short: true, cell: ({ state }) => <LetterState state={state} /> },
    { id: 'tries', header: text.tries, width: 104, align: 'right', from: 'md', short: true, cell: ({ attempts }) => format.number(attempts) },
    { id: 'sender', header: text.sender, width: 150, from: 'lg', cell: ({ sender }) => sender ?? '–' },
    { id: 'written', header: text.written, width: 152, from: 'sm', short: true, cell: ({ created_at }) => <Moment at={created_at} /> },
  ];
}
