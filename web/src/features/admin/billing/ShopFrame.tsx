import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';

import { AreaLink, AreaNav } from '../../../components/AreaNav';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { useBillingText } from '../../billing/text';
import { standingQuery } from './api';
import { useShopText } from './text';

/** The pages of those who sell; how to begin, where nothing can be sold yet. */
export function ShopFrame() {
  const text = useShopText();
  const { notSetUp } = useBillingText();
  const standing = useQuery(standingQuery);
  if (standing.data?.set_up !== true) {
    return (
      <>
        <PageHeader title={text.area} />
        <Loaded query={standing}>{() => <EmptyState title={notSetUp.title} text={notSetUp.manager} />}</Loaded>
      </>
    );
  }
  return (
    <>
      <AreaNav label={text.area}>
        <AreaLink to="/admin/billing" activeOptions={{ exact: true }}>
          {text.catalogue.title}
        </AreaLink>
        <AreaLink to="/admin/billing/subscriptions">{text.subscriptions.title}</AreaLink>
        <AreaLink to="/admin/billing/orders">{text.orders.title}</AreaLink>
      </AreaNav>
      <Outlet />
    </>
  );
}
