import '../../../theme/tabs';

import { Badge, Group, Tabs } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';

import { can, useMe } from '../../../api/session';
import { lazyPart } from '../../../components/lazyPart';
import { PageHeader } from '../../../components/PageHeader';
import { RouterLink } from '../../../components/RouterLink';
import { useAdminText } from '../text';
import { nameOf, personQuery, rolesQuery } from './api';
import { PersonActions } from './PersonActions';
import { PersonFacts } from './PersonFacts';
import classes from './PersonPage.module.css';
import { StatusBadge } from './StatusBadge';

const GrantsTab = lazyPart(() => import('./GrantsTab'), 'GrantsTab');
const SessionsTab = lazyPart(() => import('./SessionsTab'), 'SessionsTab');
const BillingTab = lazyPart(() => import('../billing/BillingTab'), 'BillingTab');
const ActivityTab = lazyPart(() => import('./ActivityTab'), 'ActivityTab');

const TABS = ['profile', 'roles', 'sessions', 'billing', 'activity'] as const;
type Tab = (typeof TABS)[number];

const route = getRouteApi('/member/admin/users/$uuid');

/** One person: who they are, what they may do, what they did. */
export function PersonPage() {
  const { people: text } = useAdminText();
  const { uuid } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: person } = useSuspenseQuery(personQuery(uuid));
  // Wanted by the second tab; there by the time it is opened.
  useQuery({ ...rolesQuery, enabled: search.tab === 'roles' });
  const me = useMe();
  const isMe = me.uuid === uuid;
  const tabs = TABS.filter((one) => one !== 'billing' || can(me, 'manage_billing'));
  const tab: Tab = tabs.find((one) => one === search.tab) ?? 'profile';
  const choose = (chosen: string | null) =>
    void navigate({
      to: '/admin/users/$uuid',
      params: { uuid },
      search: chosen === 'profile' || chosen === null ? {} : { tab: chosen },
      resetScroll: false,
    });
  return (
    <>
      <RouterLink to="/admin/users" size="sm">
        {text.person.back}
      </RouterLink>
      <PageHeader
        title={nameOf(person)}
        description={isMe ? text.person.you : person.email}
        actions={
          <Group gap="xs">
            <StatusBadge status={person.status} />
            {isMe && <Badge color="gray">{text.person.you}</Badge>}
            <PersonActions person={person} isMe={isMe} />
          </Group>
        }
      />
      <Tabs value={tab} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {text.person.tabs[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Suspense>
          <Tabs.Panel value="profile">
            <PersonFacts person={person} />
          </Tabs.Panel>
          <Tabs.Panel value="roles">
            <GrantsTab person={person} />
          </Tabs.Panel>
          <Tabs.Panel value="sessions">
            <SessionsTab person={person} />
          </Tabs.Panel>
          <Tabs.Panel value="billing">
            <BillingTab person={person} />
          </Tabs.Panel>
          <Tabs.Panel value="activity">
            <ActivityTab person={person} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
    </>
  );
}
