import { type ReactNode, Suspense } from 'react';

import { product } from '../boot/product';
import { useText } from '../text';
import { ErrorState } from './ErrorState';
import { isAddressRefused, isNotFound } from './explain';
import { lazyPart } from './lazyPart';

interface Props {
  error: unknown;
  onRetry: () => void;
  /** Where the list is, if not one step up in the address. */
  wayOut?: ReactNode;
}

// Every page could be missing, and hardly any is.
const MissingState = lazyPart(() => import('./MissingState'), 'MissingState');

/** In place of a whole page that could not be read. What its address names may not exist, or be no name at all. */
export function PageError({ error, onRetry, wayOut }: Props) {
  const { common } = useText();
  if (isNotFound(error) || isAddressRefused(error)) {
    return (
      <Suspense>
        <MissingState>{wayOut}</MissingState>
      </Suspense>
    );
  }
  return (
    <>
      <title>{`${common.errorTitle} · ${product}`}</title>
      <ErrorState error={error} onRetry={onRetry} />
    </>
  );
}
