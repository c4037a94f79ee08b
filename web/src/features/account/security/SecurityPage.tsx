import { Stack } from '@mantine/core';

import { Card } from '../../../components/Card';
import { PageHeader } from '../../../components/PageHeader';
import { useText } from '../../../text';
import { PasswordChange } from './PasswordChange';
import { SecondFactor } from './SecondFactor';

/** What protects the account: the second factor and the password. */
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
      </Stack>
    </>
  );
}
