// Roles, permissions and grants as the server gives them.
import { queryOptions } from '@tanstack/react-query';

import { answerOf, api, type Schemas } from '../../../api/client';
import { outdate } from '../../../api/session';

export type Grant = Schemas['GrantBody'];
export type Change = Schemas['ChangeBody'];
export type Effect = Schemas['EffectBody'];
export type Role = Schemas['RoleBody'];
export type Permission = Schemas['PermissionBody'];

export { permissionsQuery, rolesQuery } from '../people/api';

export const grantsQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['people', 'grants', uuid],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/users/{uuid}/grants', { params: { path: { uuid } }, signal })),
  });

export const explanationQuery = (uuid: string, name: string) =>
  queryOptions({
    queryKey: ['people', 'explanation', uuid, name],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/users/{uuid}/permissions/{name}/explain', { params: { path: { uuid, name } }, signal }),
      ),
    enabled: name !== '',
  });

/** What a change would do, without making it. Never kept: it is about this moment. */
export const effectsQuery = (change: Change | undefined) =>
  queryOptions({
    queryKey: ['effects', change],
    queryFn: async ({ signal }) =>
      change === undefined ? [] : (await answerOf(api.POST('/api/v1/access/preview', { body: change, signal }))).effects,
    enabled: change !== undefined,
    gcTime: 0,
    staleTime: 0,
  });

/** Something, and the mark of the state it was read in. */
export interface Tagged<T> {
  value: T;
  etag: string;
}

async function tagged<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Tagged<T>> {
  const { response } = await asked;
  return { value: await answerOf(asked), etag: response.headers.get('etag') ?? '' };
}

export function readRole(id: number): Promise<Tagged<Role>> {
  return tagged(api.GET('/api/v1/roles/{id}', { params: { path: { id } } }));
}

export function readPermission(id: number): Promise<Tagged<Permission>> {
  return tagged(api.GET('/api/v1/permissions/{id}', { params: { path: { id } } }));
}

export const roleQuery = (id: number) =>
  queryOptions({ queryKey: ['access', 'role', id], queryFn: () => readRole(id) });

/** What was read about rights is out of date, also what people may do. */
export async function forgetAccess(): Promise<void> {
  await outdate(['access'], ['people'], ['logs'], ['me']);
}
