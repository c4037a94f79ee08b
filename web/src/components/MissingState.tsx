import { Container, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { product } from '../boot/product';
import { useText } from '../text';
import { WayOut } from './WayOut';

interface Props {
  /** Outside of the frame it is the page's landmark. */
  component?: 'main' | 'div';
  /** The way on, where it is not to the list above. */
  children?: ReactNode;
}

/** In place of a page that is not there. */
export function MissingState({ component = 'div', children = <WayOut isGone /> }: Props) {
  const { common, problems } = useText();
  const { title } = common.notFound;
  return (
    <Container component={component} size="xs" py={96} ta="center">
      <title>{`${title} · ${product}`}</title>
      <Text c="dimmed" fw={600} size="lg">
        404
      </Text>
      <Title order={1} mt="xs">
        {title}
      </Title>
      <Text mt="sm" mb="lg" c="dimmed">
        {problems.not_found}
      </Text>
      {children}
    </Container>
  );
}
