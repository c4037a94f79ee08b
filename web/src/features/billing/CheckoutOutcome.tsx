import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent } from 'react';

import { Problem } from '../../api/problem';
import { ErrorState } from '../../components/ErrorState';
import { useText } from '../../text';
import { checkoutQuery } from './api';
import { useBillingText } from './text';

/** What the provider's page says instead of an id when nobody paid. */
const CANCELLED = 'cancelled';

/** What became of a checkout, for whoever comes back from it. */
export function CheckoutOutcome({ checkout, onClose }: { checkout: string; onClose: () => void }) {
  const { checkout: text } = useBillingText();
  const isCancelled = checkout === CANCELLED;
  const asked = useQuery({ ...checkoutQuery(checkout), enabled: !isCancelled });
  const navigate = useNavigate();
  const forget = () => void navigate({ to: '/billing', search: {}, replace: true, resetScroll: false });
  const forgetOnce = useEffectEvent(forget);
  const isSettled = isCancelled || asked.isSuccess;
  useEffect(() => {
    if (isSettled) {
      forgetOnce();
    }
  }, [isSettled]);
  const close = () => {
    onClose();
    forget();
  };
  if (isCancelled) {
    return <Word color="gray" onClose={close}>{text.cancelled}</Word>;
  }
  if (asked.isSuccess) {
    return <Word color="teal" onClose={close}>{text.paid}</Word>;
  }
  if (asked.isError && !(asked.error instanceof Problem && asked.error.status === 402)) {
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  }
  return (
    <Word color={asked.isError ? 'yellow' : 'gray'} onClose={close}>
      {asked.isError ? (
        <Group gap="sm">
          {text.unpaid}
          <Button variant="default" size="xs" loading={asked.isFetching} onClick={() => void asked.refetch()}>
            {text.again}
          </Button>
        </Group>
      ) : (
        text.asking
      )}
    </Word>
  );
}

function Word({ color, onClose, children }: { color: string; onClose: () => void; children: ReactNode }) {
  const { close } = useText().common;
  return (
    <Alert
      color={color}
      role="status"
      mb="lg"
      withCloseButton
      closeButtonLabel={close}
      onClose={onClose}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
    </Alert>
  );
}
