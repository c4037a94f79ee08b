// What the server answers instead of a success (RFC 9457), as something to throw.

/** One field that does not hold what it should. */
export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

/** A refusal by the server; the console has a text for each `code`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** When it came, in this browser's time. */
  readonly receivedAt = Date.now();

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds after which trying again makes sense. */
    readonly retryAfter?: number,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The server could not be reached at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Whether the error says that nobody is signed in. */
export function isSignInRequired(error: unknown): boolean {
  return error instanceof Problem && error.code === 'sign_in_required';
}

/** Whether the error says that this person may not. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Problem && error.code === 'forbidden';
}

/** Reads a refusal; a proxy in between may answer with anything. */
export function problemOf(response: Response, body: unknown): Problem {
  const from = isRecord(body) ? body : {};
  const text = (key: string) => (typeof from[key] === 'string' ? from[key] : '');
  const fields = Array.isArray(from.errors) ? from.errors.filter(isFieldProblem) : [];
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return new Problem(
    response.status,
    text('code') || `http_${response.status}`,
    text('detail') || response.statusText,
    text('request_id') || (response.headers.get('x-request-id') ?? ''),
    fields,
    Number.isNaN(seconds) ? undefined : seconds,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return (
    isRecord(value) &&
    typeof value.field === 'string' &&
    typeof value.code === 'string' &&
    typeof value.detail === 'string'
  );
}
