import { Container } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

import { whenBack } from '../api/connection';
import { Unreachable } from '../api/problem';
import { MissingCode } from '../boot/bring';
import { PageError } from '../components/PageError';

/** In place of a page that could not be shown; the frame around it stays. */
export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  const retryOnReturn = useEffectEvent(() => {
    if (error instanceof Unreachable || error instanceof MissingCode) {
      retry();
    }
  });
  useEffect(() => whenBack(() => retryOnReturn()), []);
  return <PageError error={error} onRetry={retry} />;
}

/** In place of everything: there is no frame. */
export function LoneError(props: ErrorComponentProps) {
  return (
    <Container component="main" size="sm" py="xl">
      <RouteError {...props} />
    </Container>
  );
}
