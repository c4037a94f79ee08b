// What the keyboard does outside inputs and dialogs: Mod+K, ?, and G followed by a place's key.
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { can, type Me } from '../api/session';
import { places } from '../features';
import { isTyping, sequence } from './sequence';

interface Openers {
  palette: () => void;
  help: () => void;
}

export function useKeyboard(me: Me, openers: Openers): void {
  const navigate = useNavigate();
  const { palette, help } = openers;
  // The browser's own meaning of it stays off either way.
  useHotkeys([['mod + K', () => !isAsked() && palette()]], []);
  useEffect(() => {
    const go = sequence('g', (key) => {
      const place = places.find((one) => one.key === key);
      if (place !== undefined && (place.permission === undefined || can(me, place.permission))) {
        void navigate({ to: place.to });
      }
    });
    const listen = (event: KeyboardEvent) => {
      if (isAsked()) {
        return;
      }
      go(event);
      // By the sign, not by Shift: keyboards differ in where it is.
      if (event.key === '?' && !isTyping(event.target)) {
        help();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [me, navigate, help]);
}

/** A dialog that covers the page wants its answer first: one may be that the page is another person's. */
function isAsked(): boolean {
  return document.querySelector('[aria-modal=true]') !== null;
}
