import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';

import { useMe } from '../../../api/session';
import { useText } from '../../../text';
import type { WholeBoard } from '../model';
import { type Filter, isEmpty, NOBODY } from '../state/filter';
import classes from './board.module.css';
import { FILTER_ID } from './useBoardKeys';

interface Props {
  board: WholeBoard;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** How many tickets pass it. */
  shown: number;
}

export function FilterBar({ board, filter, onFilter, shown }: Props) {
  const text = useText().boards.board;
  const { people, labels } = useChoices(board);
  const choose = (part: Filter) =>
    onFilter(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '')));
  return (
    <div className={classes.filter} role="search" aria-label={text.filter}>
      <TextInput
        id={FILTER_ID}
        type="search"
        className={classes.query}
        aria-label={text.filter}
        placeholder={text.filterPlaceholder}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filter.q ?? ''}
        onChange={(event) => choose({ q: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            choose({ q: '' });
          }
        }}
      />
      <NativeSelect
        aria-label={text.assignee}
        value={filter.assignee ?? ''}
        onChange={(event) => choose({ assignee: event.currentTarget.value })}
        data={[{ value: '', label: text.anybody }, ...people]}
      />
      {(labels.length > 0 || filter.label !== undefined) && (
        <NativeSelect
          aria-label={text.label}
          value={filter.label ?? ''}
          onChange={(event) => choose({ label: event.currentTarget.value })}
          data={[{ value: '', label: text.anyLabel }, ...labels]}
        />
      )}
      {!isEmpty(filter) && (
        <>
          <Text size="sm" c="dimmed" role="status">
            {text.shown(shown, board.tickets.length)}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={() => onFilter({})}>
            {text.clearFilter}
          </Button>
        </>
      )}
    </div>
  );
}

/** Whoever has a ticket here, and every label in use. */
function useChoices({ tickets }: WholeBoard) {
  const text = useText().boards.board;
  const me = useMe();
  return useMemo(() => {
    const people = new Map(tickets.flatMap(({ assignee }) => (assignee ? [[assignee.uuid, assignee.username] as const] : [])));
    people.delete(me.uuid);
    return {
      people: [
        { value: me.uuid, label: text.me },
        { value: NOBODY, label: text.nobody },
        ...[...people]
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => a.label.localeCompare(b.label)),
      ],
      labels: [...new Set(tickets.flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b)),
    };
  }, [tickets, me.uuid, text]);
}
