// The hook of @floating-ui/react that `lean.ts` replaces, by the one that Mantine has for the same.
import { useMergedRef } from '@mantine/hooks';
import type { Ref, RefCallback } from 'react';

export function useMergeRefs<T>(refs: Ref<T>[]): RefCallback<T> {
  return useMergedRef(...refs);
}
