import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { Problem } from '../../api/problem';
import { ErrorState } from '../../components/ErrorState';
import { useText } from '../../text';
import { checkoutQuery } from './api';
import { useBillingText } from './text';

/** What the provider's page says instead of an id when nobody paid. */
const CANCELLED = 'cancelled';

/** What became of a checkout, for whoever comes back from it. */
export function CheckoutOutcome({ checkout }: { checkout: string }) {
  const { checkout: text } = useBillingText();
  const isCancelled = checkout === CANCELLED;
  const asked = useQuery({ ...checkoutQuery(checkout), enabled: !isCancelled });
  if (isCancelled) {
    return <Word color="gray">{text.cancelled}</Word>;
  }
  if (asked.isSuccess) {
    return <Word color="teal">{text.paid}</Word>;
  }
  if (asked.isError && !(asked.error instanceof Problem && asked.error.status === 402)) {
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  }
  return (
    <Word color={asked.isError ? 'yellow' : 'gray'}>
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

function Word({ color, children }: { color: string; children: ReactNode }) {
  const { close } = useText().common;
  const navigate = useNavigate();
  return (
    <Alert
      color={color}
      role="status"
      mb="lg"
      withCloseButton
      closeButtonLabel={close}
      onClose={() => void navigate({ to: '/billing', search: {}, replace: true })}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
    </Alert>
  );
}
