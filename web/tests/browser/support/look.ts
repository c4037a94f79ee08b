// What is asked of every page: no accessibility fault, nothing wider than the window, a picture.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

declare const window: { axe: { run: (options: unknown) => Promise<{ violations: Found[] }> } };

/** Takes the picture `name` and holds the page against the rules. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(inject('pictures'), `${name}.png`), fullPage: true });
  await expectAccessible(page, name);
  await expectFitting(page, name);
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  // Half a megabyte to read, which stays with the document from one view to the next.
  if (await page.evaluate(() => !('axe' in window))) {
    await page.evaluate(axe);
  }
  const found = await page.evaluate(async () => {
    // WCAG 2.5.3, which axe leaves out unless told.
    const rules = { 'label-content-name-mismatch': { enabled: true } };
    return (await window.axe.run({ resultTypes: ['violations'], rules })).violations;
  });
  const faults = found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
  expect(faults, name).toEqual([]);
}

async function expectFitting(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}
