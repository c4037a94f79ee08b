import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './Facts.module.css';

/** Terms and what they are. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ term, hint, children }: { term: string; hint?: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {children}
        {hint !== undefined && (
          <Text size="sm" c="dimmed" mt={4}>
            {hint}
          </Text>
        )}
      </dd>
    </>
  );
}
