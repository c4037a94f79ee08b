import { Group, Stack, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';

import { answerOf, api } from '../../api/client';
import { Card } from '../../components/Card';
import { Loaded } from '../../components/Loaded';
import { RouterLink } from '../../components/RouterLink';
import { useLanguage } from '../../text';
import { dayOf, isOverdue } from '../boards/board/days';
import { useOverviewText } from './text';

const SHOWN = 5;

export const myTicketsQuery = queryOptions({
  queryKey: ['boards', 'mine'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me/tickets', { params: { query: { limit: SHOWN } }, signal })),
});

/** What one has to do next, on whichever board. */
export function MyTickets() {
  const { tickets: text } = useOverviewText();
  const tickets = useQuery(myTicketsQuery);
  return (
    <Card title={text.title}>
      <Loaded query={tickets} lines={SHOWN}>
        {({ items, next }) => (
          <Stack gap="md">
            {items.length === 0 && <Text c="dimmed">{text.none}</Text>}
            {items.map((ticket) => (
              <Group key={ticket.id} justify="space-between" align="flex-start" wrap="nowrap" gap="md">
                <div>
                  <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                    <RouterLink to="/boards/$board/tickets/$ticket" params={{ board: ticket.board_id, ticket: ticket.id }}>
                      {ticket.title}
                    </RouterLink>
                  </Text>
                  <Text size="xs" c="dimmed">
                    {ticket.board} · {ticket.column}
                  </Text>
                </div>
                {ticket.due_on != null && <Due day={ticket.due_on} />}
              </Group>
            ))}
            {next != null && (
              <Text size="xs" c="dimmed">
                {text.more}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

function Due({ day }: { day: string }) {
  const { language } = useLanguage();
  const { due, overdue } = useOverviewText().tickets;
  const isLate = isOverdue(day);
  const said = dayOf(day, language);
  return (
    <Text size="xs" c={isLate ? 'red' : 'dimmed'} style={{ flexShrink: 0 }}>
      {isLate ? overdue(said) : due(said)}
    </Text>
  );
}
