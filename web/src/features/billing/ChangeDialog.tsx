import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { Dialog } from '../../components/Dialog';
import { ErrorState } from '../../components/ErrorState';
import { Loaded } from '../../components/Loaded';
import { useOnce } from '../../components/once';
import { toast } from '../../components/toasts';
import { useText } from '../../text';
import { useFormat } from '../../text/format';
import { changePrice, type Price, previewQuery, type Subscription } from './api';
import { useBillingText } from './text';
import { usePrice } from './usePrice';

interface Props {
  subscription: Subscription;
  price: Price;
  /** What the plan is called. */
  name: string;
  onClose: () => void;
}

/** Changes to another price, once it is clear what that costs. */
export function ChangeDialog({ subscription, price, name, onClose }: Props) {
  const { change: text } = useBillingText();
  const { dialogs } = useText();
  const words = usePrice();
  const preview = useQuery(previewQuery(subscription.id, price.id));
  const change = useOnce({
    mutationFn: () => changePrice(subscription.id, price.id),
    onSuccess: () => {
      onClose();
      void toast({ message: text.done(name), color: 'teal' });
    },
  });
  return (
    <Dialog title={text.title(name)} onClose={onClose}>
      <Stack gap="md">
        <Text fw={500}>{words.whole(price)}</Text>
        <Text size="sm">{text.text}</Text>
        <Loaded query={preview}>{({ lines, due }) => <Preview lines={lines} due={due} />}</Loaded>
        {change.isError && <ErrorState error={change.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {dialogs.cancel}
          </Button>
          <Button loading={change.isPending} disabled={preview.data === undefined} onClick={() => change.mutate()}>
            {text.submit}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface PreviewProps {
  lines: readonly { description: string; amount: Price['amount'] }[];
  due: Price['amount'];
}

function Preview({ lines, due }: PreviewProps) {
  const { change: text } = useBillingText();
  const format = useFormat();
  return (
    <Table fz="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.what}</Table.Th>
          <Table.Th ta="right">{text.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ description, amount }, nth) => (
          <Table.Tr key={nth}>
            <Table.Td>{description}</Table.Td>
            <Table.Td ta="right">{format.money(amount)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th>{text.due}</Table.Th>
          <Table.Th ta="right">{format.money(due)}</Table.Th>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
