// Mantine's scroll area, which is part of its table, takes one small hook from the package that places
// menus. That is 11 KiB on every page with a table, whether or not a menu is ever opened there.
import { join } from 'node:path';

import type { Plugin } from 'vite';

const SCROLL_AREA = '/@mantine/core/esm/components/ScrollArea/ScrollArea.mjs';

/** Gives the scroll area the hook that Mantine has itself. */
export function lean(): Plugin {
  let isDone = false;
  return {
    name: 'vestibule-lean',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source !== '@floating-ui/react' || !importer.endsWith(SCROLL_AREA)) {
        return null;
      }
      isDone = true;
      return join(import.meta.dirname, 'mergeRefs.ts');
    },
    buildEnd(error) {
      if (error === undefined && !isDone) {
        throw new Error('ScrollArea takes nothing from @floating-ui/react any more: build/lean.ts can go');
      }
    },
  };
}
