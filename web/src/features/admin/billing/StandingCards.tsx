import { Anchor, SimpleGrid } from '@mantine/core';
import { useState } from 'react';

import { lazyDialog } from '../../../components/lazyDialog';
import { Moment } from '../../../components/Moment';
import { StatCard } from '../../../components/StatCard';
import { useFormat } from '../../../text/format';
import type { Standing } from './api';
import { useShopText } from './text';

const DriftDialog = lazyDialog(() => import('./DriftDialog'), 'DriftDialog');

/** Whether we hear of what happens at Stripe, and whether both sides agree. */
export function StandingCards({ standing }: { standing: Standing }) {
  const { standing: text } = useShopText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { events_waiting, last_event_at, report, webhook_set_up } = standing;
  const lastEvent = last_event_at == null ? text.noEvent : (
    <>
      {text.lastEvent} <Moment at={last_event_at} />
    </>
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <StatCard
        label={text.events}
        value={format.number(events_waiting)}
        tone={webhook_set_up ? undefined : 'warning'}
        hint={webhook_set_up ? lastEvent : text.noWebhook}
      />
      {report == null ? (
        <StatCard label={text.drift} value="–" hint={`${text.noReport}. ${text.noReportHint}`} />
      ) : (
        <StatCard
          label={text.drift}
          value={format.number(report.drift.length)}
          hint={
            <>
              {text.compared(format.number(report.compared))} <Moment at={report.created_at} />{' '}
              {report.drift.length > 0 && (
                <Anchor component="button" size="xs" onClick={() => setOpen(true)}>
                  {text.show}
                </Anchor>
              )}
            </>
          }
        />
      )}
      {isOpen && report != null && <DriftDialog report={report} onClose={() => setOpen(false)} />}
    </SimpleGrid>
  );
}
