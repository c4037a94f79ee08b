import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { useText } from '../text';
import { Dialog } from './Dialog';
import { ErrorState } from './ErrorState';
import { useOnce } from './once';

export interface Confirmation {
  title: string;
  /** What will be, in whole sentences. */
  children?: ReactNode;
  /** The deed: `Delete the role`, never `OK`. */
  confirm: string;
  /** What cannot be undone is red, and where much is lost its name has to be typed. */
  isDangerous?: boolean;
  nameToType?: string | undefined;
  /** The dialog closes once this is done, and stays with the reason when it fails. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** What `ConfirmDialog` shows. */
export function ConfirmForm({
  title,
  children,
  confirm,
  isDangerous = false,
  nameToType,
  onConfirm,
  onClose,
}: Confirmation) {
  const text = useText().dialogs;
  const [typed, setTyped] = useState('');
  const deed = useOnce({ mutationFn: onConfirm, onSuccess: onClose });
  const isReady = nameToType === undefined || typed.trim() === nameToType;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) {
            deed.mutate();
          }
        }}
      >
        <Stack gap="md">
          {children !== undefined && <div>{children}</div>}
          {nameToType !== undefined && (
            <TextInput
              label={text.typeName(nameToType)}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
            />
          )}
          {deed.isError && <ErrorState error={deed.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose} data-autofocus={nameToType === undefined || undefined}>
              {text.cancel}
            </Button>
            <Button type="submit" color={isDangerous ? 'red' : undefined} loading={deed.isPending} disabled={!isReady}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
