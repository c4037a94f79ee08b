// The build tool wraps every import() of a part in a helper that fetches what the part needs. Ours is in
// src/boot/bring.ts, which says why; this puts it there.
import { join } from 'node:path';

import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';
const OURS = join(import.meta.dirname, '../src/boot/bring.ts');

export function bring(): Plugin {
  let isDone = false;
  return {
    name: 'vestibule-bring',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      build: {
        modulePreload: {
          // Of a part that needs nothing else too the file is named.
          resolveDependencies: (file, needs, { hostType }) =>
            hostType === 'html' || needs.includes(file) ? needs : [file, ...needs],
        },
      },
    }),
    load(id) {
      if (id !== HELPER) {
        return null;
      }
      isDone = true;
      return `export { bring as __vitePreload } from ${JSON.stringify(OURS)};`;
    },
    buildEnd(error) {
      if (error === undefined && !isDone) {
        throw new Error(`${HELPER} is not what imports of parts go through any more: see build/bring.ts`);
      }
    },
  };
}
