import { Anchor, Badge, Group } from '@mantine/core';
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
    { id: 'date', header: text.date, width: 128, short: true, cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
    { id: 'number', header: text.number, from: 'sm', cell: ({ number }) => number ?? text.noNumber },
    { id: 'status', header: text.status, cell: ({ status }) => <Standing status={status ?? ''} /> },
    { id: 'due', header: text.due, width: 120, align: 'right', short: true, cell: ({ due }) => format.money(due) },
    { id: 'paid', header: text.paid, width: 120, align: 'right', from: 'sm', short: true, cell: ({ paid }) => format.money(paid) },
    { id: 'links', header: text.actions, width: 150, align: 'right', cell: (invoice) => <Links invoice={invoice} /> },
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
