import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { useMe } from '../../../api/session';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useOnce } from '../../../components/once';
import { nameOf, type Person } from '../people/api';
import { boundOf } from '../shared/filters';
import { useAdminText } from '../text';
import { type Change, forgetAccess, permissionsQuery, rolesQuery } from './api';
import { Effects } from './Effects';
import { giftOf } from './gift';

/** Gives somebody a role or a single permission, after showing what they gain by it. */
export function GiveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { access, shared } = useAdminText();
  const text = access.grants;
  const { time_zone } = useMe();
  const roles = useQuery(rolesQuery);
  const permissions = useQuery(permissionsQuery);
  // `role:7` or `permission:edit`.
  const [chosen, setChosen] = useState('');
  const [until, setUntil] = useState('');
  const gift = giftOf(chosen);
  const give = useOnce({
    mutationFn: () => {
      const expires_at = boundOf(until, true, time_zone);
      return answerOf(
        api.POST('/api/v1/users/{uuid}/grants', {
          params: { path: { uuid: person.uuid } },
          body: { ...gift, ...(expires_at === undefined ? {} : { expires_at }) },
        }),
      );
    },
    onSuccess: async () => {
      onClose();
      await forgetAccess();
    },
  });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate();
  };
  const change: Change | undefined = gift === undefined ? undefined : { change: 'give', user: person.uuid, ...gift };
  const failure = give.error ?? roles.error ?? permissions.error;
  return (
    <Dialog title={text.giveTitle(nameOf(person))} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <NativeSelect
            label={text.what}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data-autofocus
            data={[
              { value: '', label: text.choose },
              {
                group: text.role,
                items: (roles.data ?? []).map(({ id, name }) => ({ value: `role:${id}`, label: name })),
              },
              {
                group: text.permission,
                items: (permissions.data ?? []).map(({ name }) => ({ value: `permission:${name}`, label: name })),
              },
            ]}
          />
          <TextInput
            type="date"
            label={text.until}
            description={text.untilHint}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Effects change={change} />
          {failure !== null && <ErrorState error={failure} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" disabled={gift === undefined} loading={give.isPending}>
              {text.give}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
