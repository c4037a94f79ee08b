import '../../../theme/table';

import { Code, Stack, Table, Text } from '@mantine/core';

import { Dialog } from '../../../components/Dialog';
import { Fact, Facts } from '../shared/Facts';
import { Moment } from '../../../components/Moment';
import { readable, wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import { useActionWords } from './actions';
import type { AuditEvent } from './api';
import { Actor, Target } from './AuditCells';
import { changedFields } from './change';

/** What an event changed, by whom, from where. */
export function AuditDialog({ event, onClose }: { event: AuditEvent; onClose: () => void }) {
  const { audit: text, requests } = useAdminText().logs;
  return (
    <Dialog title={useActionWords()(event.action)} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={text.time}>
            <Moment at={event.at} as="exact" />
          </Fact>
          <Fact term={text.actor}>
            <Actor actor={event.actor} />
          </Fact>
          <Fact term={text.target}>
            <Target target={event.target} />
          </Fact>
          {event.address != null && <Fact term={requests.address}>{event.address}</Fact>}
          {event.user_agent != null && <Fact term={requests.agent}>{event.user_agent}</Fact>}
          {event.request_id != null && (
            <Fact term={requests.requestId}>
              <Code>{event.request_id}</Code>
            </Fact>
          )}
          <Fact term={text.chain} hint={text.sealedText}>
            {event.seq == null ? text.notSealed : text.sealedHint(event.seq)}
          </Fact>
        </Facts>
        <Changes detail={event.detail} />
      </Stack>
    </Dialog>
  );
}

function Changes({ detail }: { detail: AuditEvent['detail'] }) {
  const { audit: text } = useAdminText().logs;
  const fields = changedFields(detail, text.values);
  if (fields.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {text.noDetail}
      </Text>
    );
  }
  const cell = (value: string | undefined) => value ?? <Text component="span" size="sm" c="dimmed">{text.nothing}</Text>;
  return (
    <Table fz="sm" layout="fixed" style={{ overflowWrap: 'anywhere' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.field}</Table.Th>
          <Table.Th>{text.before}</Table.Th>
          <Table.Th>{text.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500}>
              {wordsFor(text.fields, field, readable(field))}
            </Table.Th>
            <Table.Td>{cell(before)}</Table.Td>
            <Table.Td>{cell(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
