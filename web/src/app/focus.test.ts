import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { focusPage, keepFocus } from './focus';

let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<div id="console"><main><h1>People</h1></main></div>';
  stop = keepFocus();
});

afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

function adds(to: string, html: string): HTMLElement {
  const place = document.querySelector(to);
  place?.insertAdjacentHTML('beforeend', html);
  return place?.lastElementChild as HTMLElement;
}

const focused = () => (document.activeElement === document.body ? undefined : document.activeElement?.textContent);

test('the focus returns from dialogs to what had it before each of them', async () => {
  adds('main', '<button>Invite</button>').focus();
  const first = adds('body', '<div><div role="dialog"><button>Send</button></div></div>');
  first.querySelector('button')?.focus();
  const second = adds('body', '<div><div role="dialog"><button>Confirm</button></div></div>');
  second.querySelector('button')?.focus();
  second.remove();
  await expect.poll(focused).toBe('Send');
  first.remove();
  await expect.poll(focused).toBe('Invite');
});

test('a dialog that was opened from a menu leaves the focus to the button of the menu', async () => {
  adds('main', '<button id="more">More</button>');
  const menu = adds('main', '<div role="menu" aria-labelledby="more"><button role="menuitem">Delete</button></div>');
  menu.querySelector('button')?.focus();
  menu.remove();
  await expect.poll(focused).toBe('More');
});

test('where a control vanishes the focus goes to the same control anew, or to the nearest heading', async () => {
  const card = adds('main', '<section><h2>Second factor</h2><button>Set it up</button></section>');
  card.querySelector('button')?.focus();
  card.querySelector('button')?.replaceWith(adds('main', '<button>Set it up</button>'));
  await expect.poll(focused).toBe('Set it up');
  card.querySelector('button')?.remove();
  await expect.poll(focused).toBe('Second factor');
});

test('a new page takes the focus to its heading, unless something of it has taken it', async () => {
  const arrived = vi.fn();
  const main = document.querySelector('main');
  focusPage(document.querySelector('h1'), arrived);
  expect(arrived).not.toHaveBeenCalled();
  main?.replaceChildren();
  adds('main', '<h1>Roles</h1>');
  await expect.poll(focused).toBe('Roles');
  expect(arrived).toHaveBeenCalledOnce();

  const before = document.querySelector('h1');
  main?.replaceChildren();
  adds('main', '<h1>Sign in</h1>');
  const field = adds('main', '<input>');
  field.focus();
  focusPage(before, arrived);
  expect(document.activeElement).toBe(field);
});
