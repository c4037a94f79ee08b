import { expect, test } from 'vitest';

import { Problem, Unreachable } from '../api/problem';
import { en } from '../text/en';
import { explain } from './explain';

test('a known code is told in the words of the catalogue, with the time to wait', () => {
  const problem = new Problem(429, 'too_many_requests', 'server text', 'id', [], 30);
  expect(explain(en, problem, 'clicked')).toBe(`${en.problems.too_many_requests} Try again in 30 seconds.`);
});

test("an unknown code is told in the server's own words", () => {
  expect(explain(en, new Problem(400, 'something_new', 'Server text.', 'id'), 'clicked')).toBe('Server text.');
  expect(explain(en, new Problem(400, 'toString', 'Server text.', 'id'), 'clicked')).toBe('Server text.');
});

test('silence and defects are told apart', () => {
  expect(explain(en, new Unreachable(), 'typed')).toBe(`${en.common.unreachable} ${en.common.kept}`);
  expect(explain(en, new Unreachable(), 'clicked')).toBe(en.common.unreachable);
  expect(explain(en, new TypeError('x is undefined'), 'clicked')).toBe(en.problems.internal);
});

test('what is wrong with a field is told as what it means there', () => {
  const refusal = (field: string, code: string) =>
    explain(en, new Problem(422, 'invalid_fields', '', 'id', [{ field, code, detail: 'Server text.' }]), 'typed');
  expect(refusal('code', 'wrong_code')).toBe(en.problems.wrong_code);
  expect(refusal('email', 'invalid')).toBe(en.problems.invalid_email);
  expect(refusal('locale', 'invalid')).toBe('Server text.');
});
