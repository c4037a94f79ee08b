import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import { useAdminText } from '../text';

export interface Named {
  name: string;
  description: string;
}

interface Props<T> {
  title: string;
  initial?: Named;
  /** Its name is fixed. */
  isBuiltIn?: boolean;
  hint?: string;
  /** Another thing to do, beside saving. */
  extra?: ReactNode;
  send: (values: Named) => Promise<T>;
  done: (made: T) => void;
  onClose: () => void;
}

/** Name and description of a role or permission. */
export function NamedDialog<T>({ title, initial, isBuiltIn = false, hint, extra, send, done, onClose }: Props<T>) {
  const { access, shared } = useAdminText();
  const text = access.roles;
  const [start] = useState(initial ?? { name: '', description: '' });
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: { name: start.name, description: start.description },
    send,
    done,
    fieldOf: { name_taken: 'name' },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <TextInput
            label={text.name}
            description={hint ?? text.nameHint}
            autoComplete="off"
            required
            withAsterisk={false}
            disabled={isBuiltIn}
            data-autofocus
            {...field('name')}
          />
          <Textarea label={text.about} rows={3} maxLength={500} {...(field('description') as object)} />
          <Group justify="flex-end" gap="xs">
            {extra}
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {shared.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
