import { createLink, type LinkComponent } from '@tanstack/react-router';
import { NavLink, type NavLinkProps } from '@mantine/core';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Props = NavLinkProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof NavLinkProps> & { ref?: Ref<HTMLAnchorElement> };

const nav = (props: Props) => <NavLink {...props} />;

/** An entry of the sidebar; apart from other links, which visitors need, too. */
export const RouterNavLink: LinkComponent<typeof nav> = createLink(nav);
