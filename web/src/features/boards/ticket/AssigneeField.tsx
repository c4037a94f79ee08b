import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import { useMe } from '../../../api/session';
import { lazyDialog } from '../../../components/lazyDialog';
import { useText } from '../../../text';
import type { Person, Ticket, WholeBoard } from '../model';

const PersonDialog = lazyDialog(() => import('./PersonDialog'), 'PersonDialog');

/** Leads to a search among everybody. */
const SOMEBODY_ELSE = 'somebody-else';

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  disabled: boolean;
  onChange: (assignee: string | null) => void;
}

/** Somebody who may read the board: a member, or on a board for everyone, anybody. */
export function AssigneeField({ board, ticket, disabled, onChange }: Props) {
  const text = useText().boards.ticket;
  const [isSearching, setSearching] = useState(false);
  const people = usePeople(board, ticket);
  const others = board.visibility === 'everyone' ? [{ value: SOMEBODY_ELSE, label: text.somebodyElse }] : [];
  return (
    <>
      <NativeSelect
        label={text.assignee}
        disabled={disabled}
        value={ticket.assignee?.uuid ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === SOMEBODY_ELSE) {
            setSearching(true);
          } else {
            onChange(chosen || null);
          }
        }}
        data={[
          { value: '', label: text.nobody },
          ...people.map(({ uuid, username }) => ({ value: uuid, label: username })),
          ...others,
        ]}
      />
      {isSearching && (
        <PersonDialog
          board={board.id}
          onChoose={(person) => {
            setSearching(false);
            onChange(person);
          }}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  );
}

/** Those who are likely: whoever has it, oneself, members, and who has other tickets here. */
function usePeople(board: WholeBoard, ticket: Ticket): Person[] {
  const me = useMe();
  const isOpen = board.visibility === 'everyone';
  const isMine = isOpen || board.members.some(({ person }) => person.uuid === me.uuid);
  const all = [
    ...(ticket.assignee ? [ticket.assignee] : []),
    ...(isMine ? [{ uuid: me.uuid, username: me.username }] : []),
    ...board.members.map(({ person }) => person),
    ...(isOpen ? board.tickets.flatMap(({ assignee }) => assignee ?? []) : []),
  ];
  return [...new Map(all.map((person) => [person.uuid, person])).values()];
}
