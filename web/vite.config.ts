import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { bring } from './build/bring.ts';
import { font } from './build/font.ts';
import { lean } from './build/lean.ts';
import { precompress } from './build/precompress.ts';

/** What every form is made of, and what the frame of every page has. */
const FORMS =
  /@mantine\/core\/esm\/components\/(ActionIcon|Alert|Anchor|Button|CloseButton|Group|Input|InputBase|Loader|Paper|PasswordInput|Stack|Text|TextInput|Title|UnstyledButton)\/|\/src\/(api|components\/(RouterLink|explain|problemForm|countdown|lazyPart|EmptyState|ErrorState|PageError|toasts|PublicControls|Logo))/;

/** What nearly every page of a member has, in small files. */
const PARTS = /\/src\/(components\/(MenuButton|Moment)|text\/format)\./;

/** What asks, and what is asked with. */
const DIALOGS = /\/src\/components\/(ConfirmDialog|LeaveGuard|lazyDialog)\./;

export default defineConfig({
  // The server serves the console under this path, from inside the binary.
  base: '/app/',
  plugins: [react(), bring(), lean(), font(), precompress()],
  build: {
    // The policy of the server's answer allows no inline script and no data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs is one file: a dozen small ones compress worse than their sum.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\// },
            { name: 'form', test: FORMS },
            { name: 'parts', test: PARTS },
            { name: 'dialogs', test: DIALOGS },
          ],
        },
      },
    },
  },
  // `npm run dev` beside a running server.
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
});
