import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ErrorState } from '../../../components/ErrorState';
import { Dialog } from '../../../components/Dialog';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useAdminText } from '../text';
import { forgetAccess, type Permission, readPermission } from './api';
import { NamedDialog } from './NamedDialog';

/** Name and description of a permission, and its end. */
export function PermissionDialog({ permission, onClose }: { permission: Permission; onClose: () => void }) {
  const { matrix: text, roles } = useAdminText().access;
  const [isDeleting, setDeleting] = useState(false);
  const { id } = permission;
  const read = useQuery({ queryKey: ['access', 'permission', id], queryFn: () => readPermission(id), staleTime: 0 });
  if (isDeleting) {
    return (
      <ConfirmDialog
        title={text.deleteTitle(permission.name)}
        confirm={text.delete}
        isDangerous
        nameToType={permission.name}
        onConfirm={async () => {
          await answerOf(api.DELETE('/api/v1/permissions/{id}', { params: { path: { id } } }));
          await forgetAccess();
        }}
        onClose={onClose}
      >
        {text.deleteText}
      </ConfirmDialog>
    );
  }
  if (read.data === undefined) {
    return (
      <Dialog title={text.editTitle} onClose={onClose}>
        {read.error !== null && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      </Dialog>
    );
  }
  const { value, etag } = read.data;
  return (
    <NamedDialog<Permission>
      title={text.editTitle}
      initial={value}
      isBuiltIn={value.built_in}
      hint={value.built_in ? text.builtInText : roles.nameHint}
      extra={
        !value.built_in && (
          <Button variant="light" color="red" onClick={() => setDeleting(true)}>
            {text.delete}
          </Button>
        )
      }
      send={({ name, description }) =>
        answerOf(
          api.PATCH('/api/v1/permissions/{id}', {
            params: { path: { id }, header: { 'If-Match': etag } },
            body: value.built_in ? { description } : { name, description },
          }),
        )
      }
      done={() => {
        onClose();
        void forgetAccess();
      }}
      onClose={onClose}
    />
  );
}
