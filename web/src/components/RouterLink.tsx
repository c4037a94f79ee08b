import { createLink, type LinkComponent } from '@tanstack/react-router';
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import type { AnchorHTMLAttributes, Ref } from 'react';

type OfAnchor<Props> = Props & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> };

const anchor = (props: OfAnchor<AnchorProps>) => <Anchor {...props} />;
const button = (props: OfAnchor<ButtonProps>) => <Button component="a" {...props} />;

/** A link in running text to another page of the console. */
export const RouterLink: LinkComponent<typeof anchor> = createLink(anchor);
/** A link that looks like a button. */
export const RouterButton: LinkComponent<typeof button> = createLink(button);
