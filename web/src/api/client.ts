// The one way to the server: typed by the OpenAPI file, with the session's CSRF token, refusals
// thrown as `Problem`. The console uses API v1 only.
import createClient from 'openapi-fetch';

import { noteAnswer, noteSilence } from './connection';
import { Problem, problemOf, Unreachable } from './problem';
import type { components, paths } from './schema';

type ApiPaths = { [Path in keyof paths as Path extends `/api/v1/${string}` ? Path : never]: paths[Path] };

/** The types that the interface is described with. */
export type Schemas = components['schemas'];

/** Whence the CSRF token comes; `session.ts` knows. */
interface TokenSource {
  current: () => string | undefined;
  /**
   * Asks the server for the token of the session as it is now; tells whether that is still a session
   * of the person whose pages are shown.
   */
  renew: () => Promise<boolean>;
}

let tokens: TokenSource = { current: () => undefined, renew: () => Promise.resolve(false) };

export function takeTokensFrom(source: TokenSource): void {
  tokens = source;
}

export const api = createClient<ApiPaths>({ fetch: send });

/**
 * Sends a request. A token of a session that was replaced in another tab is renewed once; where it was
 * replaced by another person's, the refusal stands and nothing is done in their name.
 */
async function send(request: Request): Promise<Response> {
  // The console may speak another language than the browser; newcomers get their letters in it.
  request.headers.set('Accept-Language', document.documentElement.lang);
  const isWrite = !['GET', 'HEAD'].includes(request.method);
  const again = isWrite ? request.clone() : undefined;
  const answer = await reach(withToken(request));
  if (again !== undefined && answer.status === 403 && (await codeOf(answer)) === 'csrf_failed' && (await tokens.renew())) {
    return reach(withToken(again));
  }
  return answer;
}

function withToken(request: Request): Request {
  const token = tokens.current();
  if (token !== undefined && !['GET', 'HEAD'].includes(request.method)) {
    request.headers.set('X-CSRFToken', token);
  }
  return request;
}

async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    noteAnswer();
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    noteSilence();
    throw new Unreachable('the server could not be reached', { cause: error });
  }
}

async function codeOf(response: Response): Promise<string | undefined> {
  const body: unknown = await response.clone().json().catch(() => undefined);
  return problemOf(response, body).code;
}

/** The content of a success; anything else is thrown as a `Problem`. */
export async function answerOf<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) {
    throw problemOf(response, error);
  }
  return data as T;
}

export { Problem };
