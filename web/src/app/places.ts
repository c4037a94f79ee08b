// An entry of the sidebar, the palette and the keyboard's "go to".
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import type { Text } from '../text';

export interface Place {
  to: NonNullable<LinkProps['to']>;
  label: (text: Text) => string;
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  /** G, then this. */
  key: string;
  /** Shown only to those who hold it. */
  permission?: string;
  /** Under a heading of its own in the sidebar. */
  section?: 'admin';
}
