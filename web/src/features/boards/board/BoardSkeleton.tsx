import '@mantine/core/styles/Skeleton.layer.css';

import { Skeleton } from '@mantine/core';

import classes from './board.module.css';

/** The board's shape while it is read; shows itself only when that takes a while. */
export function BoardSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden>
      <Skeleton height={32} width={240} mb="xl" />
      <div className={classes.columns}>
        {[3, 2, 1].map((cards) => (
          <div key={cards} className={classes.column}>
            <Skeleton height={24} width={120} mb="md" />
            {Array.from({ length: cards }, (_, place) => (
              <Skeleton key={place} height={72} mb="xs" />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
