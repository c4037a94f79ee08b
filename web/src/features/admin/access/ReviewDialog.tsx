import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';

import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useOnce } from '../../../components/once';
import { toast } from '../../../components/toasts';
import { useAdminText } from '../text';
import { forgetAccess, type Role } from './api';
import { Effects } from './Effects';
import type { Difference } from './matrix';
import { saveAll } from './saveMatrix';

interface Props {
  changes: readonly Difference[];
  /** What remains to be saved. */
  onUnsaved: (roles: readonly Role[]) => void;
  onClose: () => void;
}

/** What will change, for whom; then saves it. */
export function ReviewDialog({ changes, onUnsaved, onClose }: Props) {
  const { access, shared } = useAdminText();
  const text = access.matrix;
  const save = useOnce({
    mutationFn: () => saveAll(changes),
    onSuccess: async ({ saved, stale, failure }) => {
      await forgetAccess();
      onUnsaved(changes.map(({ role }) => role).filter((role) => !saved.includes(role.id)));
      if (stale.length === 0 && failure === null) {
        onClose();
        void toast({ message: text.saved, color: 'teal' });
      }
    },
  });
  const stale = save.data?.stale ?? [];
  const failure = save.error ?? save.data?.failure ?? null;
  return (
    <Dialog title={text.reviewTitle} onClose={onClose}>
      <Stack gap="md">
        {stale.map((role) => (
          <Alert key={role.id} color="yellow" role="alert">
            {text.stale(role.name)}
          </Alert>
        ))}
        {failure !== null && <ErrorState error={failure} />}
        {changes.map((change) => (
          <RoleChange key={change.role.id} change={change} />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
          {stale.length > 0 ? (
            <Button
              onClick={() => {
                onUnsaved(changes.map(({ role }) => role).filter((role) => !stale.some(({ id }) => id === role.id)));
                onClose();
              }}
            >
              {text.staleAction}
            </Button>
          ) : (
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {text.save}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function RoleChange({ change }: { change: Difference }) {
  const { matrix: text } = useAdminText().access;
  const { role, given, taken, permissions } = change;
  return (
    <section aria-label={role.name}>
      <Title order={3} mb={4}>
        {role.name}
      </Title>
      {given.length > 0 && <Line label={text.given(role.name)} names={given} />}
      {taken.length > 0 && <Line label={text.taken(role.name)} names={taken} />}
      <div style={{ marginTop: 8 }}>
        <Effects change={{ change: 'role_permissions', role_id: role.id, permissions }} />
      </div>
    </section>
  );
}

function Line({ label, names }: { label: string; names: readonly string[] }) {
  return (
    <Text size="sm">
      {label}: <strong>{names.join(', ')}</strong>
    </Text>
  );
}
