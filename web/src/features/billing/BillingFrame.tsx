import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';

import { can, useMe } from '../../api/session';
import { AreaLink, AreaNav } from '../../components/AreaNav';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHeader } from '../../components/PageHeader';
import { plansQuery } from './api';
import { useBillingText } from './text';

/** The pages about money; where nothing can be bought, why not. */
export function BillingFrame() {
  const text = useBillingText();
  const plans = useQuery(plansQuery);
  if (plans.data?.set_up !== true) {
    return (
      <>
        <PageHeader title={text.area} />
        <Loaded query={plans}>{() => <NotSetUp />}</Loaded>
      </>
    );
  }
  return (
    <>
      <AreaNav label={text.area}>
        <AreaLink to="/billing" activeOptions={{ exact: true, includeSearch: false }}>
          {text.plans.place}
        </AreaLink>
        <AreaLink to="/billing/bills">{text.bills.place}</AreaLink>
      </AreaNav>
      <Outlet />
    </>
  );
}

/** Whoever could set it up is told how. */
function NotSetUp() {
  const { notSetUp: text } = useBillingText();
  const isManager = can(useMe(), 'manage_billing');
  return (
    <Paper radius="lg">
      <EmptyState title={text.title} text={isManager ? text.manager : text.text} />
    </Paper>
  );
}
