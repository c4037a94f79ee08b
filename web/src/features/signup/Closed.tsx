import { Stack, Text, Title } from '@mantine/core';

import { product } from '../../boot/product';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';

/** Where only administrators make accounts. */
export function Closed() {
  const text = useText().signup;
  return (
    <Stack gap="md">
      <title>{`${text.closed.title} · ${product}`}</title>
      <Title order={1}>{text.closed.title}</Title>
      <Text>{text.closed.text}</Text>
      <Text size="sm">
        <RouterLink to="/sign-in">{text.mail.back}</RouterLink>
      </Text>
    </Stack>
  );
}
