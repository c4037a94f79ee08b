// The pages of one area, side by side: each has an address of its own, so they are links and no tabs.
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

import classes from './AreaNav.module.css';

export function AreaNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

const tab = (props: Props) => <a {...props} className={classes.tab} />;

/** The way to one of them. */
export const AreaLink: LinkComponent<typeof tab> = createLink(tab);
