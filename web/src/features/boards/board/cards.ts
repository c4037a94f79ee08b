// The tickets of a board as they lie on the page.
import type { Active } from '@dnd-kit/core';
import { useEffect, useRef } from 'react';

/** How long after a drop the board may still be drawing it. */
const SOON_MS = 1500;

/** How many of a column's other tickets lie above what is dragged. */
export function indexAt(column: number, active: Active): number {
  const held = active.rect.current.translated;
  const middle = held === null ? 0 : held.top + held.height / 2;
  const others = [...document.querySelectorAll<HTMLElement>(`[data-column="${column}"] [data-ticket]`)].filter(
    ({ dataset }) => dataset.ticket !== `${active.id}`,
  );
  return others.filter((card) => {
    const { top, height } = card.getBoundingClientRect();
    return top + height / 2 < middle;
  }).length;
}

/** The ticket whose link has the focus. */
export function ticketOf(target: EventTarget): number | undefined {
  if (!(target instanceof HTMLElement) || target.dataset.opens === undefined) {
    return undefined;
  }
  return Number(target.dataset.opens);
}

export function focusCard(ticket: number | undefined): void {
  document.querySelector<HTMLElement>(`[data-opens="${ticket}"]`)?.focus();
}

/** A ticket that has changed its column is another element; whoever carried it stays with it. */
export function useFocusAfterwards(): (ticket: number) => void {
  const wanted = useRef({ ticket: 0, until: 0 });
  useEffect(() => {
    if (performance.now() < wanted.current.until && document.activeElement === document.body) {
      focusCard(wanted.current.ticket);
    }
  });
  return (ticket) => {
    wanted.current = { ticket, until: performance.now() + SOON_MS };
  };
}

/** Letting go of a ticket over its own link is no click on it. */
export function ignoreTheClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 80);
}
