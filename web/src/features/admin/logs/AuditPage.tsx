import { getRouteApi } from '@tanstack/react-router';

import { PageHeader } from '../../../components/PageHeader';
import { ChoiceFilter, DayFilter, Filters } from '../shared/filters';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { useActionChoices } from './actions';
import { AuditTable } from './AuditTable';
import { NoMatch } from './NoMatch';
import { TargetFilter } from './TargetFilter';

const FILTERS = ['actor', 'action', 'target', 'from', 'to'] as const;

const route = getRouteApi('/member/admin/audit');

/** Who changed what. */
export function AuditPage() {
  const { logs, shared } = useAdminText();
  const text = logs.audit;
  const search = route.useSearch();
  const isFiltered = FILTERS.some((name) => search[name] !== undefined);
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Filters>
        <ChoiceFilter
          name="action"
          label={text.action}
          all={text.anyAction}
          value={search.action}
          options={useActionChoices()}
        />
        <ChoiceFilter
          name="actor"
          label={text.actor}
          all={text.anyActor}
          value={search.actor}
          options={Object.entries(text.actors).map(([value, label]) => ({ value, label }))}
        />
        <TargetFilter value={search.target} />
        <DayFilter name="from" label={shared.from} value={search.from} />
        <DayFilter name="to" label={shared.to} value={search.to} isEnd />
      </Filters>
      <AuditTable search={search} empty={isFiltered ? <NoMatch names={FILTERS} /> : <EmptyState title={text.none} />} />
    </>
  );
}
