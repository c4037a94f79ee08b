import type { Column } from '../../components/DataTable';
import { Moment } from '../../components/Moment';
import { useFormat } from '../../text/format';
import { wordsFor } from '../../text/words';
import type { Order } from './api';
import { useBillingText } from './text';

/** Orders as tables show them, one's own and everybody's. */
export function useOrderColumns(): Column<Order>[] {
  const { bills: text } = useBillingText();
  const format = useFormat();
  return [
    { id: 'date', header: text.date, width: 128, short: true, cell: ({ created_at }) => <Moment at={created_at} as="date" /> },
    { id: 'kind', header: text.kind, cell: ({ mode }) => wordsFor(text.kinds, mode) },
    { id: 'payment', header: text.payment, from: 'sm', cell: ({ payment_status }) => wordsFor(text.payments, payment_status) },
    { id: 'amount', header: text.due, width: 130, align: 'right', short: true, cell: ({ amount }) => format.money(amount) },
  ];
}
