import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { toast } from '../../../components/toasts';
import { useAdminText } from '../text';
import { forgetPeople, rolesQuery } from './api';

/** Invites somebody by mail, with the role they will hold. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { people, shared } = useAdminText();
  const text = people.invite;
  const roles = useQuery(rolesQuery);
  const { values, field, onSubmit, sending, error } = useProblemForm({
    initial: { email: '', role_id: '' },
    send: ({ email, role_id }) => {
      const role = role_id === '' ? {} : { role_id: Number(role_id) };
      return answerOf(api.POST('/api/v1/invitations', { body: { email, ...role } }));
    },
    done: (invitation) => {
      onClose();
      void toast({ message: text.sent(invitation.email), color: 'teal' });
      void forgetPeople();
    },
    fieldOf: { email_taken: 'email' },
  });
  const role = field('role_id');
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {text.text}
          </Text>
          {error !== null && <ErrorState error={error} />}
          {roles.isError && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
          <TextInput
            label={people.email}
            type="email"
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            {...field('email')}
          />
          <NativeSelect
            label={text.role}
            value={values.role_id}
            error={role.error}
            onChange={role.onChange as never}
            data={[
              { value: '', label: text.noRole },
              ...(roles.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {text.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
