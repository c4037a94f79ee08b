// Which Chromium the stories run in, and what of it they do without.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The list that Playwright gives; repeated, because Chromium heeds only the last one. What this version
 * of Chromium does not know does no harm.
 */
const OFF_FOR_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/**
 * Parts of the window around the page, which nobody sees here. The list below the address bar is a web
 * page of its own that every new window loads, in a process that costs as much as the console's.
 */
const OFF_FOR_SPEED = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  // A process held ready for the next site, which a story does not go to.
  'SpareRendererForSitePerProcess',
];

export const CHROMIUM_ARGUMENTS = [
  // Root has no sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...OFF_FOR_SPEED].join(',')}`,
];

export function findChromium(): string {
  const named = process.env.VESTIBULE_TEST_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  // First without the window around its pages, which takes a third of the time of a story.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const found = [named ?? '', ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(
    (file) => file !== '' && existsSync(file),
  );
  if (found === undefined) {
    throw new Error(
      'Chromium is missing; on Debian: sudo apt-get install chromium-headless-shell. Elsewhere name it in VESTIBULE_TEST_CHROMIUM.',
    );
  }
  return found;
}
