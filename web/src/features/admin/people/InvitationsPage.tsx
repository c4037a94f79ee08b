import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api, type Schemas } from '../../../api/client';
import { type Column, DataTable } from '../../../components/DataTable';
import { PageHeader } from '../../../components/PageHeader';
import { RouterButton } from '../../../components/RouterLink';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { forgetPeople, invitationsQuery } from './api';
import { RoleBadges } from './StatusBadge';

type Invitation = Schemas['InvitationBody'];

const route = getRouteApi('/member/admin/invitations');

/** Who was invited and has not come yet. */
export function InvitationsPage() {
  const { people, shared } = useAdminText();
  const text = people.invite;
  const list = useQuery(invitationsQuery(route.useSearch().cursor));
  const [revoked, setRevoked] = useState<Invitation>();
  const columns: Column<Invitation>[] = [
    { id: 'email', header: people.email, cell: ({ email }) => email },
    { id: 'role', header: people.role, width: 180, from: 'sm', cell: ({ role }) => <RoleBadges roles={role == null ? [] : [role.name]} /> },
    { id: 'sent', header: text.sentAt, width: 152, from: 'sm', short: true, cell: ({ created_at }) => <Moment at={created_at} /> },
    { id: 'expires', header: text.expires, width: 136, short: true, cell: ({ expires_at }) => <Moment at={expires_at} as="date" /> },
    {
      id: 'revoke',
      header: shared.actions,
      width: 160,
      align: 'right',
      cell: (invitation) => (
        <Button variant="default" size="compact-sm" onClick={() => setRevoked(invitation)}>
          {text.revoke}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={text.place}
        description={text.description}
        actions={
          <RouterButton to="/admin/users" variant="default">
            {text.back}
          </RouterButton>
        }
      />
      <DataTable
        label={text.place}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={<EmptyState title={text.none} text={text.noneText} />}
      />
      {revoked !== undefined && (
        <ConfirmDialog
          title={text.revokeTitle(revoked.email)}
          confirm={text.revoke}
          isDangerous
          onConfirm={async () => {
            await answerOf(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id: revoked.id } } }));
            await forgetPeople();
          }}
          onClose={() => setRevoked(undefined)}
        >
          {text.revokeText}
        </ConfirmDialog>
      )}
    </>
  );
}
