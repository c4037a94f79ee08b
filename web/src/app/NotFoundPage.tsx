import { Container, Text, Title } from '@mantine/core';

import { product } from '../boot/product';
import { useText } from '../text';
import { RouterButton } from '../components/RouterLink';

export function NotFoundPage() {
  const { notFound } = useText().common;
  return (
    <Container component="main" size="xs" py={96} ta="center">
      <title>{`${notFound.title} · ${product}`}</title>
      <Text c="dimmed" fw={600} size="lg">
        404
      </Text>
      <Title order={1} mt="xs">
        {notFound.title}
      </Title>
      <Text mt="sm" c="dimmed">
        {notFound.text}
      </Text>
      <RouterButton to="/" mt="lg">
        {notFound.home}
      </RouterButton>
    </Container>
  );
}
