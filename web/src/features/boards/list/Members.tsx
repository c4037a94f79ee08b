import { ActionIcon, Alert, NativeSelect, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { answerOf, api } from '../../../api/client';
import { useMe } from '../../../api/session';
import { useExplain } from '../../../components/explain';
import { useText } from '../../../text';
import { rereadBoard, withId } from '../changes';
import type { BoardRole, Member, WholeBoard } from '../model';
import { useUndo } from '../undo';
import { Initials } from '../board/Initials';
import classes from './list.module.css';
import { PersonSelect } from './PersonSelect';

const ROLES: readonly BoardRole[] = ['viewer', 'editor', 'owner'];

/** Who belongs to a board. Every change counts at once. */
export function Members({ board }: { board: WholeBoard }) {
  const text = useText().boards.settings;
  const explain = useExplain('clicked');
  const undoable = useUndo();
  const change = useMutation({
    mutationFn: async ({ person, role }: { person: string; role: BoardRole | null }) => {
      const path = { board: board.id, person };
      await (role === null
        ? answerOf(api.DELETE('/api/v1/boards/{board}/members/{person}', { params: { path } }))
        : answerOf(api.PUT('/api/v1/boards/{board}/members/{person}', { params: { path }, body: { role } })));
      await rereadBoard(board.id);
    },
  });
  const remove = ({ person, role }: Member) =>
    change.mutate(
      { person: person.uuid, role: null },
      {
        onSuccess: () =>
          undoable(text.removed(person.username), () => change.mutateAsync({ person: person.uuid, role })),
      },
    );
  const owners = board.members.filter(({ role }) => role === 'owner').length;
  return (
    <>
      {change.error !== null && (
        <Alert color="red" role="alert" mb="sm">
          {withId(explain(change.error), change.error)}
        </Alert>
      )}
      {board.members.length === 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {text.noMembers}
        </Text>
      )}
      <ul className={classes.members}>
        {board.members.map((member) => (
          <MemberLine
            key={member.person.uuid}
            member={member}
            isLastOwner={board.visibility === 'members' && member.role === 'owner' && owners === 1}
            onRole={(role) => change.mutate({ person: member.person.uuid, role })}
            onRemove={() => remove(member)}
          />
        ))}
      </ul>
      <PersonSelect
        board={board.id}
        label={text.invite}
        but={board.members.map(({ person }) => person.uuid)}
        onChoose={(person) => change.mutate({ person, role: 'editor' })}
      />
    </>
  );
}

interface LineProps {
  member: Member;
  isLastOwner: boolean;
  onRole: (role: BoardRole) => void;
  onRemove: () => void;
}

function MemberLine({ member: { person, role }, isLastOwner, onRole, onRemove }: LineProps) {
  const text = useText().boards.settings;
  const me = useMe();
  return (
    <li className={classes.member} title={isLastOwner ? text.lastOwner : undefined}>
      <Initials name={person.username} />
      <span className={classes.memberName}>
        {person.username}
        {person.uuid === me.uuid && ` (${text.you})`}
      </span>
      <NativeSelect
        aria-label={text.role(person.username)}
        value={role}
        disabled={isLastOwner}
        onChange={(event) => onRole(event.currentTarget.value as BoardRole)}
        data={ROLES.map((value) => ({ value, label: text.roles[value] }))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={isLastOwner}
        aria-label={text.remove(person.username)}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
