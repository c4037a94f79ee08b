// Dialogs that are fetched when they are first wanted.
import { Alert } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ComponentType, Suspense, useEffect, useState } from 'react';

import { useConnection } from '../api/connection';
import { useText } from '../text';
import { lazyPart } from './lazyPart';

/** A dialog in a file of its own. While that cannot be fetched, this is said and the wish can be taken back. */
export function lazyDialog<Name extends string, Props extends { onClose: () => void }>(
  fetch: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): ComponentType<Props> {
  const Part = lazyPart(fetch, name);
  return function LazyDialog(props: Props) {
    return (
      <Suspense fallback={<Awaited onClose={props.onClose} />}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** In place of what cannot be opened while the server is away. */
export function Awaited({ onClose }: Props) {
  return useConnection() !== 'connected' && <Away onClose={onClose} />;
}

interface Props {
  /** Forgets that it was wanted. */
  onClose: () => void;
}

/** Takes no focus, so that what comes then gives it back to where it was. Escape and another page are a no. */
function Away({ onClose }: Props) {
  const { banner, close } = useText().common;
  const { pathname } = useLocation();
  const [openedOn] = useState(pathname);
  useEffect(() => {
    if (pathname !== openedOn) {
      onClose();
    }
  }, [pathname, openedOn, onClose]);
  useEffect(() => {
    const forget = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', forget);
    return () => document.removeEventListener('keydown', forget);
  }, [onClose]);
  return (
    <Alert color="yellow" withCloseButton closeButtonLabel={close} onClose={onClose} style={PLACE}>
      {banner.unreachable}
    </Alert>
  );
}

/** Where the dialog will be, over others that may be open. */
const PLACE = {
  position: 'fixed',
  inset: '30% 0 auto',
  width: 'fit-content',
  maxWidth: '90%',
  margin: 'auto',
  zIndex: 400,
} as const;
