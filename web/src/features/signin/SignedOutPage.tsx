import { Text, Title } from '@mantine/core';

import { product } from '../../boot/product';
import { RouterButton } from '../../components/RouterLink';
import { useText } from '../../text';
import { signedOutRoute } from './routes';

export function SignedOutPage() {
  const text = useText().signin;
  const { why } = signedOutRoute.useSearch();
  const title = why === 'password' ? text.passwordSet : text.signedOut;
  return (
    <>
      <title>{`${title} · ${product}`}</title>
      <Title order={1} mb="xs">
        {title}
      </Title>
      <Text>{why === 'password' ? text.passwordSetText : text.signedOutText}</Text>
      <RouterButton to="/sign-in" fullWidth mt="lg">
        {text.again}
      </RouterButton>
    </>
  );
}
