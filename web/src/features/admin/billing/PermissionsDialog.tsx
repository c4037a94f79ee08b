import '../../../theme/table';

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { Loaded } from '../../../components/Loaded';
import { useOnce } from '../../../components/once';
import { toast } from '../../../components/toasts';
import { descriptionOf } from '../access/builtIn';
import { permissionsQuery } from '../people/api';
import { useAdminText } from '../text';
import { forgetShop } from './api';
import { useShopText } from './text';

interface Props {
  productId: number;
  /** The mark of the product's state. */
  etag: string;
  held: readonly string[];
  onClose: () => void;
}

/** Chooses what a plan lets people do. */
export function PermissionsDialog({ productId, etag, held, onClose }: Props) {
  const { permissions: text, ...shop } = useShopText();
  const { described } = useAdminText().access;
  const [chosen, setChosen] = useState<readonly string[]>(held);
  const all = useQuery(permissionsQuery);
  const save = useOnce({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/billing/products/{id}/permissions', {
          params: { path: { id: productId }, header: { 'If-Match': etag } },
          body: { permissions: [...chosen] },
        }),
      ),
    onSuccess: async () => {
      await forgetShop();
      onClose();
      void toast({ message: text.saved, color: 'teal' });
    },
  });
  const toggle = (name: string) =>
    setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <Dialog title={text.changeTitle} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">{text.changeText}</Text>
        <Loaded query={all} lines={6}>
          {(permissions) => (
            <Stack gap="sm" component="fieldset" bd={0} p={0} m={0} aria-label={text.changeTitle}>
              {permissions.map((permission) => (
                <Checkbox
                  key={permission.id}
                  label={permission.name}
                  description={descriptionOf(permission, described)}
                  checked={chosen.includes(permission.name)}
                  onChange={() => toggle(permission.name)}
                />
              ))}
            </Stack>
          )}
        </Loaded>
        {save.isError && <ErrorState error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {shop.cancel}
          </Button>
          <Button loading={save.isPending} disabled={all.data === undefined} onClick={() => save.mutate()}>
            {shop.save}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
