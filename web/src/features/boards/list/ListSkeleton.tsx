import '@mantine/core/styles/Skeleton.layer.css';

import { SimpleGrid, Skeleton } from '@mantine/core';

import board from '../board/board.module.css';

/** The list's shape while it is read; shows itself only when that takes a while. */
export function ListSkeleton() {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" className={board.skeleton} aria-hidden>
      {[1, 2, 3].map((place) => (
        <Skeleton key={place} height={104} radius="lg" />
      ))}
    </SimpleGrid>
  );
}
