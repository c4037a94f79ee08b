import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { type Description, fieldsOf, groupsOf, inner, typeOf } from './description';

const OURS = JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as Description;
const SCHEMAS = OURS.components?.schemas ?? {};

test('every route of our own file has its place', () => {
  const count = Object.values(OURS.paths).reduce((sum, operations) => sum + Object.keys(operations).length, 0);
  const drawn = groupsOf(OURS, '').flatMap(({ routes }) => routes);
  expect(drawn).toHaveLength(count);
});

test('routes are found by path, method and words', () => {
  const found = groupsOf(OURS, 'patch boards rename').flatMap(({ routes }) => routes);
  expect(found.map(({ method, path }) => `${method} ${path}`)).toEqual(['PATCH /api/v1/boards/{board}']);
  expect(groupsOf(OURS, 'nothing is called so')).toEqual([]);
});

test('an object that is put together of others has the fields of all', () => {
  const names = fieldsOf({ $ref: '#/components/schemas/TicketBody' }, SCHEMAS).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['id', 'title', 'description', 'description_html']));
});

test('types are told in a few words', () => {
  expect(typeOf({ type: ['string', 'null'], format: 'uuid' })).toBe('string or null (uuid)');
  expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Card' } })).toBe('Card[]');
  expect(typeOf({ enum: ['a', 'b'] })).toBe('"a" | "b"');
  expect(inner({ oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/BoardPerson' }] }, SCHEMAS)).toEqual({
    $ref: '#/components/schemas/BoardPerson',
  });
});
