// Writes src/api/schema.d.ts from the committed description of the HTTP interface.
// With --check nothing is written; a difference ends with 1.
import { readFileSync, writeFileSync } from 'node:fs';

import openapiTS, { astToString } from 'openapi-typescript';

const description = new URL('../../docs/api/openapi.json', import.meta.url);
const types = new URL('../src/api/schema.d.ts', import.meta.url);

const header = '// Written from docs/api/openapi.json by `cargo xtask openapi`; not to be edited.\n\n';
const wanted = header + astToString(await openapiTS(description));
if (process.argv.includes('--check')) {
  if (readFileSync(types, 'utf8') !== wanted) {
    console.error('web/src/api/schema.d.ts is not what docs/api/openapi.json says; run `cargo xtask openapi`');
    process.exit(1);
  }
} else {
  writeFileSync(types, wanted);
}
