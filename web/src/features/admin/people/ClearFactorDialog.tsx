import { Button, Group, Stack, Text, TextInput } from '@mantine/core';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { useReauthentication } from '../../../components/reauthentication';
import { toast } from '../../../components/toasts';
import { useAdminText } from '../text';
import { forgetPeople, nameOf, type Person } from './api';

/** Switches the second factor off for somebody who has lost it, with a reason that they are told. */
export function ClearFactorDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { people, shared } = useAdminText();
  const text = people.clear;
  const { authenticated, dialog } = useReauthentication();
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { reason: '' },
    send: (body) =>
      authenticated(() =>
        answerOf(api.DELETE('/api/v1/users/{uuid}/second-factor', { params: { path: { uuid: person.uuid } }, body })),
      ),
    done: () => {
      onClose();
      void toast({ message: text.done(nameOf(person)), color: 'teal' });
      void forgetPeople();
    },
  });
  return (
    <Dialog title={text.title(nameOf(person))} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <Text size="sm">{text.text}</Text>
          {error !== null && <ErrorState error={error} />}
          <TextInput
            label={text.reason}
            description={text.reasonHint}
            maxLength={500}
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            {...field('reason')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" color="red" loading={sending}>
              {text.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
      {dialog}
    </Dialog>
  );
}
