import { Button, Code, Group, Stack, Text } from '@mantine/core';

import { answerOf, api } from '../../../api/client';
import { can, queryClient, useMe } from '../../../api/session';
import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useFormat } from '../../../text/format';
import { Fact, Facts } from '../shared/Facts';
import { Moment } from '../../../components/Moment';
import { useOnce } from '../../../components/once';
import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import type { ErrorReport } from './api';
import { ErrorStateBadge } from './ErrorStateBadge';

interface DetailsProps {
  report: ErrorReport;
  onChanged: (report: ErrorReport) => void;
  onClose: () => void;
}

/** What caused a failure, and whether somebody has looked after it. */
export function ErrorDialog({ report, onChanged, onClose }: DetailsProps) {
  const { errors: text, requests } = useAdminText().logs;
  const format = useFormat();
  const mayResolve = can(useMe(), 'manage_settings');
  const isOpen = report.resolved_at == null;
  const change = useOnce({
    mutationFn: () => {
      const params = { params: { path: { id: report.id } } };
      return answerOf(
        isOpen
          ? api.POST('/api/v1/error-reports/{id}/resolve', params)
          : api.POST('/api/v1/error-reports/{id}/reopen', params),
      );
    },
    onSuccess: (changed) => {
      onChanged(changed);
      void queryClient.invalidateQueries({ queryKey: ['logs'] });
    },
  });
  return (
    <Dialog title={report.title} onClose={onClose}>
      <Stack gap="md">
        <Facts>
          <Fact term={text.state} hint={isOpen ? undefined : text.resolvedHint}>
            <ErrorStateBadge report={report} />
          </Fact>
          <Fact term={text.what}>{wordsFor(text.kinds, report.kind)}</Fact>
          <Fact term={text.where}>
            <Code>{report.route}</Code>
          </Fact>
          <Fact term={text.count}>{format.number(report.occurrences)}</Fact>
          <Fact term={text.first}>
            <Moment at={report.first_seen_at} as="exact" />
          </Fact>
          <Fact term={text.last}>
            <Moment at={report.last_seen_at} as="exact" />
          </Fact>
          {report.location != null && (
            <Fact term={text.location}>
              <Code>{report.location}</Code>
            </Fact>
          )}
          <Fact term={text.version}>{report.version}</Fact>
          {report.request_id != null && (
            <Fact term={requests.requestId}>
              <Code>{report.request_id}</Code>
            </Fact>
          )}
        </Facts>
        {report.causes.length > 0 && (
          <div>
            <Text fw={600} size="sm" mb={4}>
              {text.causes}
            </Text>
            <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {report.causes.join('\n')}
            </Code>
          </div>
        )}
        {change.isError && <ErrorState error={change.error} />}
        <Group justify="flex-end">
          {mayResolve ? (
            <Button variant={isOpen ? 'filled' : 'default'} loading={change.isPending} onClick={() => change.mutate()}>
              {isOpen ? text.resolve : text.reopen}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {text.needsSettings}
            </Text>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
