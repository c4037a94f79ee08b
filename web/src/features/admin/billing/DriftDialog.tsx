import { Code, Stack, Table, Text } from '@mantine/core';

import { Dialog } from '../../../components/Dialog';
import { wordsFor } from '../../../text/words';
import { useBillingText } from '../../billing/text';
import type { Standing } from './api';
import { differenceOf } from './drift';
import { useShopText } from './text';

/** What the last comparison with Stripe has found and mended. */
export function DriftDialog({ report, onClose }: { report: NonNullable<Standing['report']>; onClose: () => void }) {
  const { standing: text } = useShopText();
  const { statuses } = useBillingText().subscription;
  const told = (status: string | undefined) => (status === undefined ? '–' : wordsFor(statuses, status));
  const found = report.drift.map((drift) => differenceOf(drift));
  return (
    <Dialog title={text.driftTitle} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">{text.driftText}</Text>
        <Table.ScrollContainer minWidth={360} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table fz="sm" aria-label={text.driftTitle}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.kind}</Table.Th>
                <Table.Th>{text.id}</Table.Th>
                <Table.Th>{text.difference}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map(({ kind, id, isNew, ours, theirs }) => (
                <Table.Tr key={`${kind} ${id}`}>
                  <Table.Td>{wordsFor(text.kinds, kind)}</Table.Td>
                  <Table.Td>
                    <Code>{id}</Code>
                  </Table.Td>
                  <Table.Td>
                    {ours !== undefined || theirs !== undefined
                      ? text.fromTo(told(ours), told(theirs))
                      : isNew
                        ? text.missing
                        : text.changed}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Dialog>
  );
}
