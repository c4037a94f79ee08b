import { Stack, Text } from '@mantine/core';
import { Suspense } from 'react';

import { Card } from '../../../components/Card';
import { lazyPart } from '../../../components/lazyPart';
import { PageHeader } from '../../../components/PageHeader';
import { useText } from '../../../text';
import { PasswordChange } from './PasswordChange';
import { SecondFactor } from './SecondFactor';

const SignInHistory = lazyPart(() => import('../../activity/signins/SignInHistory'), 'SignInHistory');

/** What protects the account, the second factor and the password, and whether somebody tries them. */
export function SecurityPage() {
  const text = useText().account.security;
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Stack gap="md" maw={640}>
        <Card title={text.factor.title}>
          <SecondFactor />
        </Card>
        <Card title={text.password.title}>
          <PasswordChange />
        </Card>
        <Card title={text.signIns.title}>
          <Text size="sm" c="dimmed" mb="md">
            {text.signIns.text}
          </Text>
          <Suspense>
            <SignInHistory />
          </Suspense>
        </Card>
      </Stack>
    </>
  );
}
