import { useFocusTrap, useMergedRef } from '@mantine/hooks';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';

import classes from './ticket.module.css';

interface Props {
  /** What the panel is called as long as `labelledBy` is not on the page. */
  label: string;
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog at the right edge. Of our own: the library's weighs more than everything in it. */
export function Panel({ label, labelledBy, onClose, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const trap = useFocusTrap();
  const ref = useMergedRef(panel, trap);
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && isForUs(event.target)) {
      onClose();
    }
  });
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    window.addEventListener('keydown', close, { capture: true });
    return () => {
      window.removeEventListener('keydown', close, { capture: true });
      if (opener instanceof HTMLElement) {
        opener.focus();
      }
    };
  }, []);
  return createPortal(
    <>
      <div className={classes.veil} onClick={onClose} aria-hidden />
      <div
        ref={ref}
        role="dialog"
        aria-modal
        aria-label={label}
        aria-labelledby={labelledBy}
        tabIndex={-1}
        className={classes.panel}
      >
        {children}
      </div>
    </>,
    document.body,
  );
}

/** An open menu or a dialog above this one closes first. */
function isForUs(target: EventTarget | null): boolean {
  const isTaken = target instanceof HTMLElement && target.closest('[role=menu], [aria-expanded=true]') !== null;
  return !isTaken && document.querySelectorAll('[role=dialog]').length === 1;
}
