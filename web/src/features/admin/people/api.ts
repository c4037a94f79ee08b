// People as the server gives them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { outdate } from '../../../api/session';
import { everyPage, firstPages } from '../shared/pages';

export type Person = Schemas['PersonBody'];
export type Role = Schemas['RoleBody'];
export type Permission = Schemas['PermissionBody'];
export type DeedName = Schemas['DeedName'];

export interface PeopleSearch {
  q?: string;
  role?: string;
  status?: string;
  sort?: string;
  cursor?: string;
}

export const USUAL_SORT = 'username';

/** A search is ordered by what it finds, so the server takes no order beside it. */
function queryOf({ q, sort, ...rest }: PeopleSearch) {
  return { ...rest, ...(q === undefined ? { sort } : { q }) };
}

export const peopleQuery = (search: PeopleSearch) =>
  queryOptions({
    queryKey: ['people', 'list', search],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users', { params: { query: queryOf(search) }, signal })),
    placeholderData: keepPreviousData,
  });

export const personQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['people', 'one', uuid],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/{uuid}', { params: { path: { uuid } }, signal })),
  });

export const invitationsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['people', 'invitations', cursor],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/invitations', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const rolesQuery = queryOptions({
  queryKey: ['access', 'roles'],
  queryFn: ({ signal }) =>
    everyPage((cursor) => answerOf(api.GET('/api/v1/roles', { params: { query: { cursor, limit: 100 } }, signal }))),
});

export const permissionsQuery = queryOptions({
  queryKey: ['access', 'permissions'],
  queryFn: ({ signal }) =>
    everyPage((cursor) =>
      answerOf(api.GET('/api/v1/permissions', { params: { query: { cursor, limit: 100 } }, signal })),
    ),
});

/** Everybody who matches, for a selection; the first of them where there are too many to act on at once. */
export function everybody(search: PeopleSearch): Promise<{ items: Person[]; hasMore: boolean }> {
  return firstPages((cursor) =>
    answerOf(api.GET('/api/v1/users', { params: { query: { ...queryOf(search), cursor, limit: 100 } } })),
  );
}

/** What was read about people is out of date. */
export async function forgetPeople(): Promise<void> {
  // Oneself may be among them.
  await outdate(['people'], ['logs'], ['me']);
}

/** Deeds at one person that need nothing but their name. */
export type SimpleDeed = 'disable' | 'enable' | 'delete' | 'restore' | 'end_sessions';

/** Does something to one person. */
export async function actOn(uuid: string, deed: SimpleDeed): Promise<void> {
  const params = { params: { path: { uuid } } };
  const sent: Record<SimpleDeed, () => Promise<unknown>> = {
    disable: () => answerOf(api.POST('/api/v1/users/{uuid}/disable', params)),
    enable: () => answerOf(api.POST('/api/v1/users/{uuid}/enable', params)),
    delete: () => answerOf(api.DELETE('/api/v1/users/{uuid}', params)),
    restore: () => answerOf(api.POST('/api/v1/users/{uuid}/restore', params)),
    end_sessions: () => answerOf(api.DELETE('/api/v1/users/{uuid}/sessions', params)),
  };
  await sent[deed]();
  await forgetPeople();
}

/** What people are called. */
export function nameOf(person: Pick<Person, 'first_name' | 'last_name' | 'username'>): string {
  return `${person.first_name} ${person.last_name}`.trim() || person.username;
}
