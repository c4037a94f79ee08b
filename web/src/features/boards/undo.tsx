// Results that can be taken back.
import { Button, Group, Text } from '@mantine/core';
import type { NotificationData } from '@mantine/notifications';

import { useExplain } from '../../components/explain';
import { toast } from '../../components/toasts';
import { useText } from '../../text';
import { withId } from './changes';

const LONG_ENOUGH_MS = 8000;
let shown = 0;

/** Tells a result in a toast with a way back, which stays until it has been gone. */
export function useUndo(): (message: string, undo: () => Promise<unknown>) => void {
  const { list } = useText().boards;
  const explain = useExplain('clicked');
  return (message, undo) => {
    const id = `undo-${(shown += 1)}`;
    const offer = (said: string, isUndoing = false): Pick<NotificationData, 'id' | 'message'> => ({
      id,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={4}>
            {said}
          </Text>
          <Button variant="light" size="compact-sm" loading={isUndoing} onClick={() => void takeBack()}>
            {list.undo}
          </Button>
        </Group>
      ),
    });
    const takeBack = async () => {
      const { notifications } = await import('@mantine/notifications');
      // Its time does not run out while the server takes its own.
      notifications.update({ ...offer(message, true), autoClose: false });
      try {
        await undo();
        notifications.hide(id);
      } catch (error) {
        // Above the reason stands what is still so. Shown anew, as it may have been closed meanwhile, and for
        // good: the server may be away for longer than a toast lasts.
        notifications.hide(id);
        notifications.show({ ...offer(withId(explain(error), error)), color: 'red', title: message, autoClose: false });
      }
    };
    void toast({ ...offer(message), color: 'teal', autoClose: LONG_ENOUGH_MS });
  };
}
