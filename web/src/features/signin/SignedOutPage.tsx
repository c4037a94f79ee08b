import { Text, Title } from '@mantine/core';

import { product } from '../../boot/product';
import { RouterButton } from '../../components/RouterLink';
import { useText } from '../../text';

export function SignedOutPage() {
  const text = useText().signin;
  return (
    <>
      <title>{`${text.signedOut} · ${product}`}</title>
      <Title order={1} mb="xs">
        {text.signedOut}
      </Title>
      <Text>{text.signedOutText}</Text>
      <RouterButton to="/sign-in" fullWidth mt="lg">
        {text.again}
      </RouterButton>
    </>
  );
}
