// Results that can be taken back.
import { Button, Group, Text } from '@mantine/core';

import { useExplain } from '../../components/explain';
import { toast } from '../../components/toasts';
import { useText } from '../../text';

const LONG_ENOUGH_MS = 8000;
let shown = 0;

/** Tells a result in a toast with a way back. */
export function useUndo(): (message: string, undo: () => Promise<unknown>) => void {
  const { list } = useText().boards;
  const explain = useExplain('clicked');
  return (message, undo) => {
    const id = `undo-${(shown += 1)}`;
    const takeBack = async () => {
      const { notifications } = await import('@mantine/notifications');
      notifications.hide(id);
      await undo().catch((error: unknown) => toast({ color: 'red', message: explain(error) }));
    };
    void toast({
      id,
      color: 'teal',
      autoClose: LONG_ENOUGH_MS,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {message}
          </Text>
          <Button variant="light" size="compact-sm" onClick={() => void takeBack()}>
            {list.undo}
          </Button>
        </Group>
      ),
    });
  };
}
