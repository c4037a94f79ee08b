// Components bring no styles of their own: what the console uses of the library needs its stylesheet
// imported somewhere, and nothing else says so.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { expect, test } from 'vitest';

const LIBRARY = join(process.cwd(), 'node_modules/@mantine');
const read = (file: string) => readFileSync(file, 'utf8');

/** Our own code; a test shows no page. */
const sources = readdirSync('src', { encoding: 'utf8', recursive: true })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => read(join('src', file)));

/** The names that the console imports from a package of the library. */
function importedFrom(name: string): Set<string> {
  const imports = new RegExp(`import \\{([^}]*)\\} from '@mantine/${name}'`, 'g');
  const found = sources.flatMap((source) => [...source.matchAll(imports)].flatMap(([, names = '']) => names.split(',')));
  return new Set(found.map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('type ')));
}

/** The module of each name that a package exports. */
function modulesOf(name: string): Map<string, string> {
  const index = join(LIBRARY, name, 'esm/index.mjs');
  const exports = [...read(index).matchAll(/import \{([^}]*)\} from "(\.[^"]*)"/g)];
  return new Map(
    exports.flatMap(([, names = '', file = '']) =>
      names.split(',').map((one) => [one.trim().split(' as ').at(-1) ?? '', join(dirname(index), file)] as const),
    ),
  );
}

/** A module and all that it imports, in whatever package of the library. */
function withImports(file: string, seen: Set<string>): void {
  if (seen.has(file)) {
    return;
  }
  seen.add(file);
  for (const [, names = '', from = ''] of read(file).matchAll(/import (?:\{([^}]*)\}|\w+) from "([^"]*)"/g)) {
    if (from.startsWith('.')) {
      withImports(join(dirname(file), from), seen);
    } else if (from.startsWith('@mantine/')) {
      follow(from.slice('@mantine/'.length), names.split(','), seen);
    }
  }
}

function follow(name: string, names: Iterable<string>, seen: Set<string>): void {
  const modules = modulesOf(name);
  for (const one of names) {
    const file = modules.get(one.trim().split(' as ')[0] ?? '');
    if (file !== undefined) {
      withImports(file, seen);
    }
  }
}

/** Parts that hang on a component which is in use, and are not used themselves. */
const UNUSED_PARTS = ['Checkbox.Card', 'Checkbox.Indicator'];

const classesIn = (text: string) => text.match(/\bm_[0-9a-f]+\b/g) ?? [];

test('every component in use has its stylesheet', () => {
  const used = new Set<string>();
  for (const name of ['core', 'notifications', 'spotlight']) {
    follow(name, importedFrom(name), used);
  }
  const styles = sources.flatMap((source) => [...source.matchAll(/import '@mantine\/([^']*\.css)'/g)].map(([, file = '']) => file));
  const styled = new Set(styles.flatMap((file) => classesIn(read(join(LIBRARY, file)))));
  const modules = [...used].filter((file) => file.endsWith('.module.mjs'));
  expect(modules.length).toBeGreaterThan(30);
  const bare = modules.filter((file) => !classesIn(read(file)).every((one) => styled.has(one)));
  expect(bare.map((file) => basename(file, '.module.mjs'))).toEqual(UNUSED_PARTS.map((part) => part.replace('.', '')));
  expect(UNUSED_PARTS.filter((part) => sources.some((source) => source.includes(`<${part}`)))).toEqual([]);
});
