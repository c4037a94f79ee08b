import { Anchor, Badge, Box, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Moment } from '../../components/Moment';
import { useFormat } from '../../text/format';
import { wordsFor } from '../../text/words';
import { type Invoice, invoicesQuery } from './api';
import { useBillingText } from './text';

const COLOURS: Record<string, string> = { paid: 'teal', open: 'yellow', uncollectible: 'red' };

/** Bills, as the provider keeps them. */
export function Invoices() {
  const { bills: text } = useBillingText();
  const format = useFormat();
  const invoices = useQuery(invoicesQuery);
  const columns: Column<Invoice>[] = [
    { id: 'date', header: text.date, width: 128, short: true, cell: (invoice) => <Dated invoice={invoice} /> },
    { id: 'number', header: text.number, from: 'sm', cell: ({ number }) => number ?? text.noNumber },
    { id: 'status', header: text.status, from: 'sm', cell: ({ status }) => <Standing status={status ?? ''} /> },
    { id: 'due', header: text.due, width: 110, align: 'right', short: true, cell: ({ due }) => format.money(due) },
    { id: 'paid', header: text.paid, width: 120, align: 'right', from: 'sm', short: true, cell: ({ paid }) => format.money(paid) },
    { id: 'links', header: text.actions, width: 120, align: 'right', cell: (invoice) => <Links invoice={invoice} /> },
  ];
  return (
    <DataTable
      label={text.invoices}
      columns={columns}
      list={invoices}
      rowKey={({ id }) => id}
      isWhole
      empty={<EmptyState title={text.noInvoices} text={text.noInvoicesText} />}
    />
  );
}

/** Where there is no room for a column of its own, the standing is with the date. */
function Dated({ invoice: { created_at, status } }: { invoice: Invoice }) {
  return (
    <>
      <Moment at={created_at} as="date" />
      <Box hiddenFrom="sm">
        <Standing status={status ?? ''} />
      </Box>
    </>
  );
}

function Standing({ status }: { status: string }) {
  const { statuses } = useBillingText().bills;
  return (
    <Badge color={COLOURS[status] ?? 'gray'} miw="max-content">
      {wordsFor(statuses, status)}
    </Badge>
  );
}

function Links({ invoice: { number, url, pdf } }: { invoice: Invoice }) {
  const { bills: text } = useBillingText();
  const name = number ?? text.noNumber;
  return (
    <Group gap="sm" justify="flex-end">
      {url != null && (
        <Anchor size="sm" href={url} target="_blank" rel="noreferrer" aria-label={text.showNamed(name)}>
          {text.show}
        </Anchor>
      )}
      {pdf != null && (
        <Anchor size="sm" href={pdf} target="_blank" rel="noreferrer" aria-label={text.pdfNamed(name)}>
          {text.pdf}
        </Anchor>
      )}
    </Group>
  );
}
