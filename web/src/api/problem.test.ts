import { expect, test } from 'vitest';

import { isSignInRequired, problemOf } from './problem';

test('a refusal keeps its code, its fields and the name of the request', () => {
  const response = new Response(null, { status: 422, headers: { 'retry-after': '7' } });
  const errors = [{ field: 'email', code: 'invalid', detail: 'No.' }, { field: 3 }];
  const problem = problemOf(response, { code: 'invalid_fields', detail: 'x', request_id: 'abc', errors });
  expect(problem).toMatchObject({ status: 422, code: 'invalid_fields', requestId: 'abc', retryAfter: 7 });
  expect(problem.fields).toEqual([errors[0]]);
});

test('what a proxy answers becomes a problem too', () => {
  const response = new Response('<html>', { status: 502, headers: { 'x-request-id': 'from-header' } });
  expect(problemOf(response, '<html>')).toMatchObject({ code: 'http_502', requestId: 'from-header', fields: [] });
});

test('only the one code says that nobody is signed in', () => {
  const refusal = (code: string) => problemOf(new Response(null, { status: 401 }), { code });
  expect(isSignInRequired(refusal('sign_in_required'))).toBe(true);
  expect(isSignInRequired(refusal('invalid_credentials'))).toBe(false);
  expect(isSignInRequired(new Error('sign_in_required'))).toBe(false);
});
