import { Badge, List, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Schemas } from '../../../api/client';
import { ErrorState } from '../../../components/ErrorState';
import { useFormat } from '../../../text/format';
import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import { explanationQuery, permissionsQuery } from './api';

type Explanation = Schemas['ExplanationBody'];
type Reason = Schemas['ReasonBody'];

/** Through what somebody holds a permission, or why they do not. */
export function Explain({ uuid }: { uuid: string }) {
  const { explain: text } = useAdminText().access;
  const permissions = useQuery(permissionsQuery);
  const [name, setName] = useState('');
  const explanation = useQuery(explanationQuery(uuid, name));
  const failure = permissions.error ?? explanation.error;
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={text.title}>
      <Title order={2} mb={4}>
        {text.title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {text.text}
      </Text>
      <Stack gap="md">
        <NativeSelect
          label={text.permission}
          maw={320}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data={[{ value: '', label: text.choose }, ...(permissions.data ?? []).map((one) => one.name)]}
        />
        {failure !== null && <ErrorState error={failure} />}
        {explanation.data !== undefined && <Answer explanation={explanation.data} />}
      </Stack>
    </Paper>
  );
}

function Answer({ explanation }: { explanation: Explanation }) {
  const { explain: text } = useAdminText().access;
  const { holds, permission, reasons, obstacles } = explanation;
  return (
    <div role="status">
      <Text fw={600}>{holds ? text.yes(permission) : text.no(permission)}</Text>
      {obstacles.map((obstacle) => (
        <Text key={obstacle} size="sm" mt={4}>
          {wordsFor(text.obstacles, obstacle)}
        </Text>
      ))}
      {reasons.length > 0 && (
        <List size="sm" mt="xs" spacing={4}>
          {reasons.map((reason, at) => (
            <List.Item key={`${reason.way} ${reason.grant?.id ?? at}`}>
              <Why reason={reason} />
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}

function Why({ reason }: { reason: Reason }) {
  const { explain: text, grants } = useAdminText().access;
  const { shared } = useAdminText();
  const format = useFormat();
  const { grant, in_role: inRole } = reason;
  const way = Object.hasOwn(text.ways, reason.way) ? text.ways[reason.way as keyof typeof text.ways] : () => reason.way;
  const parts = [way(grant?.role?.name ?? '')];
  if (grant != null) {
    const by = grant.granted_by == null ? grants.sources.seed : (grant.granted_by.username ?? shared.somebodyGone);
    parts.push(grants.by(grants.sources.person, by), format.date(grant.granted_at));
  }
  if (inRole != null) {
    parts.push(text.inRole(format.date(inRole.since)));
  }
  return (
    <>
      {parts.join(', ')} {!reason.in_force && <Badge color="gray">{text.notInForce}</Badge>}
    </>
  );
}
