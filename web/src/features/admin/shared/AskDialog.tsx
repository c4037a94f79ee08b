import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useAdminText } from '../text';
import type { Question } from './AskFirst';

/** Asks before something is done; what stands in the way is told in the dialog. */
export function AskDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { shared } = useAdminText();
  const [typed, setTyped] = useState('');
  const act = useMutation({ mutationFn: question.act, onSuccess: onClose });
  const isTyped = question.typed === undefined || typed.trim() === question.typed;
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <Dialog title={question.title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {question.text !== undefined && <Text component="div">{question.text}</Text>}
          {question.typed !== undefined && (
            <TextInput
              label={shared.typeToConfirm(question.typed)}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
            />
          )}
          {act.isError && <ErrorState error={act.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button
              type="submit"
              color={question.isDestructive === true ? 'red' : undefined}
              disabled={!isTyped}
              loading={act.isPending}
            >
              {question.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
