import { expect, test } from 'vitest';

import { partsOf, safeHref } from './prose';

test('elements, attributes and text come out as they were nested', () => {
  expect(partsOf('<p>a <strong>b</strong><br>c</p>\n<hr>')).toEqual([
    {
      tag: 'p',
      attributes: {},
      children: ['a ', { tag: 'strong', attributes: {}, children: ['b'] }, { tag: 'br', attributes: {}, children: [] }, 'c'],
    },
    '\n',
    { tag: 'hr', attributes: {}, children: [] },
  ]);
});

test('entities are read once, in text and in attributes', () => {
  expect(partsOf('&lt;script&gt; &amp;lt; <a href="https://x.example/?a=1&amp;b=&quot;2">x</a>')).toEqual([
    '<script> &lt; ',
    { tag: 'a', attributes: { href: 'https://x.example/?a=1&b="2' }, children: ['x'] },
  ]);
});

test('what is not well-formed stays text or ends with what is around it', () => {
  expect(partsOf('a < b</p>')).toEqual(['a ', '<', ' b']);
  expect(partsOf('<p>a<em>b</p>c')).toEqual([
    { tag: 'p', attributes: {}, children: ['a', { tag: 'em', attributes: {}, children: ['b'] }] },
    'c',
  ]);
});

test('links lead to absolute web and mail addresses only', () => {
  expect(safeHref('https://example.org/')).toBe('https://example.org/');
  expect(safeHref('mailto:jo@example.org')).toBe('mailto:jo@example.org');
  for (const href of ['javascript:alert(1)', '/logout', '//evil.example', 'data:text/html,x', undefined]) {
    expect(safeHref(href), href).toBeUndefined();
  }
});
