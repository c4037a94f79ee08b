// The pages of one area, side by side: each has an address of its own, so they are links and no tabs.
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

import classes from './AreaNav.module.css';

export function AreaNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs} ref={showCurrent}>
      {children}
    </nav>
  );
}

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const tab = (props: Props) => <a {...props} className={classes.tab} />;

/** On a narrow window the page that one is on may be the last of them. */
function showCurrent(tabs: HTMLElement | null): void {
  const current = tabs?.querySelector<HTMLElement>('[aria-current="page"]');
  if (tabs != null && current != null) {
    tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
  }
}

/** The way to one of them. */
export const AreaLink: LinkComponent<typeof tab> = createLink(tab);
