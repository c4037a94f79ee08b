// One deed for a selection, some at a time: the server does each part wholly or not at all, and the
// page can say how far it is.
import { answerOf, api } from '../../../api/client';
import type { DeedName } from './api';

/** Small enough to show progress, fewer than the 200 that the server takes. */
const AT_ONCE = 100;

export interface Order {
  action: DeedName;
  role_id?: number;
}

/** Does it part by part; the first refusal ends it, and what was done until then stays done. */
export async function actOnAll(
  uuids: readonly string[],
  order: Order,
  onProgress: (done: number) => void,
  send: (part: string[], order: Order) => Promise<unknown> = sendPart,
): Promise<number> {
  for (let done = 0; done < uuids.length; done += AT_ONCE) {
    onProgress(done);
    await send(uuids.slice(done, done + AT_ONCE), order);
  }
  onProgress(uuids.length);
  return uuids.length;
}

function sendPart(users: string[], order: Order): Promise<unknown> {
  return answerOf(api.POST('/api/v1/users/bulk', { body: { users, ...order } }));
}
