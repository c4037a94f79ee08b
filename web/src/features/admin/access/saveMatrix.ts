// Saving the table role by role, each only if nobody has changed it since it was read.
import { answerOf, api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { readRole, type Role, type Tagged } from './api';
import { type Difference, isSameSet } from './matrix';

export interface Outcome {
  /** Rows of the roles that were saved. */
  saved: number[];
  /** Roles that somebody else has changed; they are as the other left them. */
  stale: Role[];
  /** What ended it early. */
  failure: unknown;
}

interface Server {
  read: (id: number) => Promise<Tagged<Role>>;
  write: (id: number, permissions: string[], etag: string) => Promise<unknown>;
}

const server: Server = {
  read: readRole,
  write: (id, permissions, etag) =>
    answerOf(
      api.PUT('/api/v1/roles/{id}/permissions', {
        params: { path: { id }, header: { 'If-Match': etag } },
        body: { permissions },
      }),
    ),
};

export async function saveAll(changes: readonly Difference[], { read, write }: Server = server): Promise<Outcome> {
  const outcome: Outcome = { saved: [], stale: [], failure: null };
  for (const { role, permissions } of changes) {
    try {
      // The list has no marks: what was read then must be what is there now, and stay so until
      // it is written.
      const { value, etag } = await read(role.id);
      if (isSameSet(value.permissions, role.permissions)) {
        await write(role.id, permissions, etag);
        outcome.saved.push(role.id);
      } else {
        outcome.stale.push(role);
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) {
        outcome.failure = error;
        break;
      }
      outcome.stale.push(role);
    }
  }
  return outcome;
}
