import { Code, Container, Text, Title } from '@mantine/core';

import { product } from '../boot/product';
import { useText } from '../text';

/** In place of a page that the visitor may not see: names what they would need. */
export function ForbiddenState({ permission }: { permission: string }) {
  const { forbidden } = useText().common;
  return (
    <Container size="xs" py={64} ta="center">
      <title>{`${forbidden.title} · ${product}`}</title>
      <Text c="dimmed" fw={600} size="lg">
        403
      </Text>
      <Title order={1} mt="xs">
        {forbidden.title}
      </Title>
      <Text mt="sm">
        {forbidden.text} <Code>{permission}</Code>
      </Text>
      <Text mt="sm" c="dimmed">
        {forbidden.help}
      </Text>
    </Container>
  );
}
