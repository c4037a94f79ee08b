import '@mantine/core/styles/Skeleton.layer.css';

import { Skeleton } from '@mantine/core';

import board from '../board/board.module.css';

/** A ticket's shape while it is read; shows itself only when that takes a while. */
export function TicketSkeleton() {
  return (
    <div className={board.skeleton} aria-hidden>
      <Skeleton height={28} width="70%" mb="lg" />
      <Skeleton height={120} mb="lg" />
      <Skeleton height={14} mb="sm" />
      <Skeleton height={14} width="80%" mb="sm" />
      <Skeleton height={14} width="60%" />
    </div>
  );
}
