import '@mantine/core/styles/Skeleton.layer.css';

import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { ErrorState } from './ErrorState';
import classes from './Loaded.module.css';

interface Props<T> {
  query: UseQueryResult<T>;
  /** How many lines stand in while it loads. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** What a query answers; grey lines until then, why not when it fails. */
export function Loaded<T>({ query, lines = 3, children }: Props<T>) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Lines count={lines} />;
}

/** Lines where text will be, after a moment. */
export function Lines({ count }: { count: number }) {
  return (
    <Stack gap="md" className={classes.later} aria-busy>
      {Array.from({ length: count }, (_, line) => (
        <Skeleton key={line} height={20} width={line % 2 === 0 ? '100%' : '70%'} animate={false} />
      ))}
    </Stack>
  );
}
