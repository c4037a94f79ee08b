import { Code } from '@mantine/core';

import { Dialog } from '../../../components/Dialog';
import { useFormat } from '../../../text/format';
import { Fact, Facts } from '../shared/Facts';
import { Moment } from '../../../components/Moment';
import { useAdminText } from '../text';
import type { LogEntry } from './api';
import { Status, Who } from './RequestCells';

/** Everything that is known of a request. */
export function RequestDialog({ entry, onClose }: { entry: LogEntry; onClose: () => void }) {
  const { requests: text } = useAdminText().logs;
  const format = useFormat();
  return (
    <Dialog title={text.detail} onClose={onClose}>
      <Facts>
        <Fact term={text.time}>
          <Moment at={entry.at} as="exact" />
        </Fact>
        <Fact term={text.status}>
          <Status entry={entry} />
        </Fact>
        <Fact term={text.path}>
          <Code>
            {entry.method} {entry.path}
          </Code>
        </Fact>
        <Fact term={text.duration}>{format.duration(entry.duration_us)}</Fact>
        <Fact term={text.who}>
          <Who user={entry.user} />
        </Fact>
        <Fact term={text.address}>{entry.address ?? '–'}</Fact>
        <Fact term={text.agent}>{entry.user_agent ?? '–'}</Fact>
        <Fact term={text.requestId}>
          <Code>{entry.request_id}</Code>
        </Fact>
      </Facts>
    </Dialog>
  );
}
