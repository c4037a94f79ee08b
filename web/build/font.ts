// The Latin part of Inter is the largest file of a first visit. Half of it is weights and typographic
// variants that the console never shows; they are taken out while it is built.
import type { Plugin } from 'vite';
import subsetFont from 'subset-font';

const LATIN = /inter-latin-wght-normal.*\.woff2$/;
/** The weights that the design uses. */
const WEIGHTS = { wght: { min: 400, max: 600 } };
/** Kerning, marks, tabular numbers; the rest are ornaments. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum'];

/** Replaces the font by what is used of it. The other alphabets stay whole: few load them. */
export function font(): Plugin {
  return {
    name: 'vestibule-font',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && LATIN.test(file.fileName)) {
          file.source = await subsetFont(Buffer.from(file.source), latin(), {
            targetFormat: 'woff2',
            variationAxes: WEIGHTS,
            keepFeatures: FEATURES,
          });
        }
      }
    },
  };
}

/** What the style sheet's unicode-range of this file asks for, as far as keyboards have it. */
function latin(): string {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const signs = [0x131, 0x152, 0x153, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2022, 0x2026, 0x20ac, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212];
  return String.fromCodePoint(...range(0x20, 0x7e), ...range(0xa0, 0xff), ...signs);
}
