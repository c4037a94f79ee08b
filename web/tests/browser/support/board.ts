// Boards made without a browser.
import type { APIRequestContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface MadeBoard {
  id: number;
  path: string;
}

interface ColumnFile {
  name: string;
  color?: string;
  wip_limit?: number;
  tickets: { title: string; description?: string; labels?: string[]; due_on?: string }[];
}

/** What every write of a session carries. */
export async function token(request: APIRequestContext): Promise<Record<string, string>> {
  const me = (await (await request.get('/api/v1/me')).json()) as { csrf_token: string };
  return { 'X-CSRFToken': me.csrf_token };
}

/** Makes a board as the person whose page it is. */
export async function hasBoard(
  page: Page,
  name: string,
  columns: ColumnFile[],
  visibility: 'everyone' | 'members' = 'everyone',
): Promise<MadeBoard> {
  const answer = await page.request.post(`/api/v1/boards/import?visibility=${visibility}`, {
    data: { name, columns },
    headers: await token(page.request),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { id } = (await answer.json()) as { id: number };
  return { id, path: `/app/boards/${id}` };
}

/** A column as the page tells it. */
export function column(page: Page, name: string) {
  return page.getByRole('region', { name: new RegExp(`^${name}, `) });
}

/** A ticket in a column. */
export function ticketIn(page: Page, name: string, title: string) {
  return column(page, name).getByRole('link', { name: title });
}

/** Carries a ticket by mouse, as slowly as a hand does. */
export async function drags(page: Page, from: [column: string, ticket: string], to: string): Promise<void> {
  const start = await boxOf(ticketIn(page, ...from));
  const end = await boxOf(column(page, to));
  await page.mouse.move(start.x + 20, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + start.height, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + 60, { steps: 8 });
  await page.mouse.up();
}

async function boxOf(what: ReturnType<typeof column>) {
  const box = await what.boundingBox();
  if (box === null) {
    throw new Error('this is not on the page');
  }
  return box;
}
