import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { EmptyState } from '../../../components/EmptyState';
import { PageHeader } from '../../../components/PageHeader';
import { useBillingText } from '../../billing/text';
import { NoMatch } from '../logs/NoMatch';
import { ChoiceFilter, Filters } from '../shared/filters';
import { allSubscriptionsQuery } from './api';
import { SubscriptionsTable } from './SubscriptionsTable';
import { useShopText } from './text';

const route = getRouteApi('/member/admin/billing/subscriptions');

/** Everybody who pays again and again. */
export function SubscriptionsPage() {
  const { subscriptions: text } = useShopText();
  const { statuses } = useBillingText().subscription;
  const search = route.useSearch();
  const list = useQuery(allSubscriptionsQuery(search));
  const nothing =
    search.status === undefined ? <EmptyState title={text.none} text={text.noneText} /> : <NoMatch names={['status']} />;
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Filters>
        <ChoiceFilter
          name="status"
          label={text.state}
          all={text.anyState}
          value={search.status}
          options={Object.entries(statuses).map(([value, label]) => ({ value, label }))}
        />
      </Filters>
      <SubscriptionsTable list={list} empty={nothing} />
    </>
  );
}
