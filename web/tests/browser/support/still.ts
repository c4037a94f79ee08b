// Whether a page stands still while it opens: what comes late has its place from the beginning.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody who looks at the same board meanwhile moves the head of it by less. */
const TOLERANCE = 0.0015;

interface Shift {
  value: number;
  /** What moved, from where to where. */
  moved: string[];
}

/** What the browser tells of a shift; TypeScript does not know it yet. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

declare const window: { shifts: Shift[]; note: (entries: PerformanceEntryList) => void; pending: () => PerformanceEntryList };

/** From now on the page keeps a record; to be called before it is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
    const markup = (node: Node | null) =>
      (node instanceof Element ? node.outerHTML : (node?.parentElement?.outerHTML ?? '?')).slice(0, 120);
    window.shifts = [];
    window.note = (entries) => {
      for (const { value, hadRecentInput, sources } of entries as LayoutShift[]) {
        if (!hadRecentInput) {
          const moved = sources.map((one) => `${place(one.previousRect)} -> ${place(one.currentRect)} ${markup(one.node)}`);
          window.shifts.push({ value, moved });
        }
      }
    };
    const observer = new PerformanceObserver((list) => window.note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    window.pending = () => observer.takeRecords();
  });
}

/** Waits until everything has come, and holds the page to not having moved by itself. */
export async function expectStill(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const shifts = await page.evaluate(() => {
    window.note(window.pending());
    return window.shifts;
  });
  const sum = shifts.reduce((before, { value }) => before + value, 0);
  const moved = shifts.map(({ value, moved }) => [value.toFixed(4), ...moved].join('\n  ')).join('\n');
  expect(sum, `${name} moves while it opens:\n${moved}\n`).toBeLessThan(TOLERANCE);
}
