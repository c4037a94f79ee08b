// Boards, small and large, for those who work on them and those who look on.
import { administers } from '../support/admin';
import { hasBoard, type MadeBoard, token } from '../support/board';
import { hasSession, personNamed } from '../support/person';
import { visiting } from '../support/visitor';
import { ada, type Shown } from './shown';

const NAME = 'kim-whose-boards-are-shown';
const kim = personNamed(NAME);
const made: Record<'rich' | 'large' | 'closed', MadeBoard> = {
  rich: { id: 0, path: '' },
  large: { id: 0, path: '' },
  closed: { id: 0, path: '' },
};
let ticket = 0;

const DESCRIPTION = `The door **sticks** in wet weather. See [the manual](https://example.org/doors).

* [x] plane the edge
* [ ] oil the hinges

| tool | where |
| --- | --- |
| plane | cellar |

> It was fine last year, they said.`;

const RICH = [
  {
    name: 'To do',
    color: '#3b5bdb',
    tickets: [
      { title: 'Mend the door', description: DESCRIPTION, labels: ['house', 'urgent'], due_on: '2026-01-05' },
      { title: 'A title that goes on for rather longer than anybody would think sensible, without an end in sight' },
      { title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', labels: ['a label as long as a label may be, which is long'] },
      { title: 'Sweep the yard', labels: ['garden'], due_on: '2031-06-01' },
    ],
  },
  { name: 'Doing', color: '#e67700', wip_limit: 1, tickets: [{ title: 'Paint the fence', labels: ['garden'] }, { title: 'Call the plumber' }] },
  { name: 'Waiting for somebody else to do something about it', wip_limit: 5, tickets: [] },
  { name: 'Done', color: '#2b8a3e', tickets: [{ title: 'Move in' }] },
];

const LARGE = ['Ideas', 'Next', 'Doing', 'Done'].map((name, place) => ({
  name,
  tickets: Array.from({ length: 250 }, (_, at) => ({ title: `Ticket ${place * 250 + at + 1}: something to be done`, labels: at % 3 === 0 ? ['often'] : [] })),
}));

/** Makes what is shown. */
export async function prepareBoards(): Promise<void> {
  administers(NAME);
  await visiting(async ({ page }) => {
    await hasSession(page, kim);
    made.rich = await hasBoard(page, 'House and garden', RICH);
    made.large = await hasBoard(page, 'A board with a thousand tickets', LARGE);
    made.closed = await hasBoard(page, 'Eine Tafel mit einem sehr langen Namen, der sich nicht kürzen ließ', RICH, 'members');
    const board = (await (await page.request.get(`/api/v1/boards/${made.rich.id}`)).json()) as { tickets: { id: number; title: string }[] };
    ticket = board.tickets.find(({ title }) => title === 'Mend the door')?.id ?? 0;
    const headers = await token(page.request);
    const at = `/api/v1/boards/${made.rich.id}/tickets/${ticket}`;
    const { uuid } = (await (await page.request.get('/api/v1/me')).json()) as { uuid: string };
    await page.request.patch(at, { data: { assignee: uuid }, headers: { ...headers, 'If-Match': '*' } });
    await page.request.post(`${at}/comments`, { data: { body: 'The **plane** is in the cellar.' }, headers });
  });
}

const inRich = { heading: /House and garden/, as: kim };

export const BOARDS_PAGES: Shown[] = [
  { name: 'boards', path: () => '/app/boards', heading: /Boards/, as: kim, prepare: async (page) => page.getByText('House and garden').waitFor() },
  { name: 'boards-archived', path: () => '/app/boards?archived=true', heading: /Boards/, as: kim, prepare: async (page) => page.getByText('Nothing is archived').waitFor() },
  {
    name: 'board-new',
    isState: true,
    path: () => '/app/boards',
    heading: /Boards/,
    as: kim,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'New board' }).click();
      await page.getByRole('dialog', { name: 'New board' }).waitFor();
    },
  },
  { name: 'board', path: () => made.rich.path, ...inRich, prepare: async (page) => page.getByText('Mend the door').waitFor() },
  { name: 'board-viewer', path: () => made.rich.path, heading: /House and garden/, as: ada, prepare: async (page) => page.getByText('Mend the door').waitFor() },
  { name: 'board-large', path: () => made.large.path, heading: /thousand/, as: kim, prepare: async (page) => page.getByText('Ticket 501:').waitFor() },
  {
    name: 'board-lifted',
    isState: true,
    path: () => made.rich.path,
    ...inRich,
    prepare: async (page) => {
      await page.getByRole('link', { name: 'Sweep the yard' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'board-settings',
    isState: true,
    path: () => made.closed.path,
    heading: /Eine Tafel/,
    as: kim,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Board menu' }).click();
      await page.getByRole('menuitem', { name: 'Name and members' }).click();
      await page.getByLabel(`Role of ${NAME}`).waitFor();
    },
  },
  {
    name: 'ticket',
    path: () => `${made.rich.path}/tickets/${ticket}`,
    ...inRich,
    prepare: async (page) => page.getByRole('dialog').getByText('in the cellar').waitFor(),
  },
  {
    name: 'ticket-viewer',
    path: () => `${made.rich.path}/tickets/${ticket}`,
    heading: /House and garden/,
    as: ada,
    prepare: async (page) => page.getByRole('dialog').getByText('in the cellar').waitFor(),
  },
];
