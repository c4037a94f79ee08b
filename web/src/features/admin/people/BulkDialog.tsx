import { Alert, Button, Group, List, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { Problem } from '../../../api/problem';
import { useMe } from '../../../api/session';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { textOfCode } from '../../../components/explain';
import { useOnce } from '../../../components/once';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { useAdminText } from '../text';
import { type DeedName, forgetPeople, nameOf, rolesQuery } from './api';
import { actOnAll } from './bulk';
import type { PeopleSelection } from './selection';

/** More reasons than this help nobody. */
const MOST_REASONS = 5;

interface Props {
  deed: DeedName;
  selection: PeopleSelection;
  onClose: () => void;
}

/** What nobody does to themselves together with others, perhaps without noticing. */
const NOT_TO_ONESELF: readonly DeedName[] = ['disable', 'delete', 'end_sessions', 'take_role'];

/** Asks before something is done to a selection, and shows how far it is. */
export function BulkDialog({ deed, selection, onClose }: Props) {
  const { people: text, shared } = useAdminText();
  // The selection as it was when the dialog opened.
  const [selected] = useState(() => [...selection.people.keys()]);
  const me = useMe().uuid;
  const leavesMeOut = NOT_TO_ONESELF.includes(deed) && selected.includes(me);
  const uuids = leavesMeOut ? selected.filter((uuid) => uuid !== me) : selected;
  const [role, setRole] = useState('');
  const [done, setDone] = useState(0);
  const needsRole = deed === 'give_role' || deed === 'take_role';
  const act = useOnce({
    mutationFn: () => actOnAll(uuids, { action: deed, ...(needsRole ? { role_id: Number(role) } : {}) }, setDone),
    onSuccess: (count) => {
      selection.clear();
      onClose();
      void toast({ message: text.bulk.done(count), color: 'teal' });
    },
    onSettled: forgetPeople,
  });
  const words = text.deeds[deed];
  return (
    <Dialog title={words.title(text.several(uuids.length))} onClose={act.isPending ? undefined : onClose}>
      <Stack gap="md">
        {leavesMeOut && <Alert color="yellow">{text.bulk.withoutMe}</Alert>}
        {words.text !== '' && <Text>{words.text}</Text>}
        {needsRole && <RoleChoice value={role} onChange={setRole} />}
        {act.isPending && (
          <div role="status">
            <Progress value={(100 * done) / uuids.length} aria-label={text.bulk.running} animated />
            <Text size="sm" c="dimmed" mt={4}>
              {text.bulk.progress(done, uuids.length)}
            </Text>
          </div>
        )}
        {act.isError && <Refusal error={act.error} done={done} all={uuids.length} selection={selection} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={act.isPending}>
            {shared.cancel}
          </Button>
          <Button
            color={deed === 'delete' ? 'red' : undefined}
            loading={act.isPending}
            disabled={uuids.length === 0 || (needsRole && role === '')}
            onClick={() => act.mutate()}
          >
            {words.action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function RoleChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { people: text } = useAdminText();
  const roles = useQuery(rolesQuery).data ?? [];
  return (
    <NativeSelect
      label={text.bulk.role}
      value={value}
      data={[{ value: '', label: '' }, ...roles.map(({ id, name }) => ({ value: String(id), label: name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}

interface RefusalProps {
  error: unknown;
  done: number;
  all: number;
  selection: PeopleSelection;
}

/** Says in whose way something stood; the server names everybody by their public id. */
function Refusal({ error, done, all, selection }: RefusalProps) {
  const { people: text } = useAdminText();
  const words = useText();
  if (!(error instanceof Problem) || error.fields.length === 0) {
    return <ErrorState error={error} />;
  }
  const named = error.fields.map(({ field, code, detail }) => {
    const person = selection.people.get(field);
    return text.bulk.reason(person === undefined ? field : nameOf(person), textOfCode(words, code, detail));
  });
  return (
    <Alert color="red" role="alert" title={words.common.errorTitle}>
      <Text size="sm">{text.bulk.stopped(done, all)}</Text>
      <List size="sm" mt="xs">
        {named.slice(0, MOST_REASONS).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
        {named.length > MOST_REASONS && <List.Item>{text.bulk.more(named.length - MOST_REASONS)}</List.Item>}
      </List>
      <Text size="xs" mt="xs">
        {words.common.requestId}: {error.requestId}
      </Text>
    </Alert>
  );
}
