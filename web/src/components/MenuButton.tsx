// Menus weigh as much as a page (positioning, focus, transitions), and few are ever opened: each is
// fetched when it is first wanted.
import { cloneElement, type ReactElement, type ReactNode, type Ref, Suspense, useEffect, useState } from 'react';

interface TargetProps {
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

/** What a menu needs that is opened by such a button. */
export interface MenuState {
  opened: boolean;
  onChange: (opened: boolean) => void;
  target: ReactElement;
}

interface Props {
  /** The button that opens it. */
  button: ReactElement<TargetProps>;
  /** Renders a lazy component with the menu in it. */
  menu: (state: MenuState) => ReactNode;
}

export function MenuButton({ button, menu }: Props) {
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const [target, setTarget] = useState<HTMLButtonElement | null>(null);
  const change = (isOpen: boolean) => {
    setOpened(isOpen);
    if (!isOpen) {
      // The menu brings its own copy of the button, and knows nothing of the one that had the focus.
      target?.focus();
    }
  };
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  const plain = cloneElement(button, { onClick: open, 'aria-haspopup': 'menu', 'aria-expanded': false });
  if (!wanted) {
    return plain;
  }
  return (
    <Suspense fallback={<Awaited button={plain} onForgotten={() => setOpened(false)} />}>
      {menu({ opened, onChange: change, target: cloneElement(button, { ref: setTarget }) })}
    </Suspense>
  );
}

/** The button while its menu is fetched: it does not open behind the back of who has gone on to something else. */
function Awaited({ button, onForgotten }: { button: ReactNode; onForgotten: () => void }) {
  useEffect(() => {
    const leaves = ({ key }: KeyboardEvent) => (key === 'Escape' || key === 'Tab') && onForgotten();
    document.addEventListener('pointerdown', onForgotten);
    document.addEventListener('keydown', leaves);
    return () => {
      document.removeEventListener('pointerdown', onForgotten);
      document.removeEventListener('keydown', leaves);
    };
  });
  return button;
}
