// The sidebar where the window is narrow: it lies over the page and is opened by a button.
import { type FocusEvent, useEffect, useEffectEvent, useState } from 'react';

import { focusOn } from './focus';

interface Menu {
  isOpen: boolean;
  setButton: (button: HTMLButtonElement | null) => void;
  setNavigation: (navigation: HTMLElement | null) => void;
  toggle: () => void;
  /** Leaves the focus to the button, from where it goes to the page that was chosen. */
  close: () => void;
  /** Whoever goes on by Tab has left it. */
  onBlur: (event: FocusEvent) => void;
}

export function useMenu(): Menu {
  const [isOpen, setOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [navigation, setNavigation] = useState<HTMLElement | null>(null);
  const close = () => {
    if (isOpen) {
      button?.focus();
      setOpen(false);
    }
  };
  const closeByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      close();
    }
  });
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    focusOn(navigation?.querySelector('a'));
    window.addEventListener('keydown', closeByKey);
    return () => window.removeEventListener('keydown', closeByKey);
  }, [isOpen, navigation]);
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isOutside = relatedTarget !== null && !navigation?.contains(relatedTarget);
    if (isOutside && relatedTarget !== button) {
      setOpen(false);
    }
  };
  return { isOpen, setButton, setNavigation, toggle: () => (isOpen ? close() : setOpen(true)), close, onBlur };
}
