import '../../../theme/table';

import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

import { Dialog } from '../../../components/Dialog';
import { ErrorState } from '../../../components/ErrorState';
import { useProblemForm } from '../../../components/problemForm';
import type { Product, ProductRequest } from './api';
import { useShopText } from './text';

interface Props {
  title: string;
  /** As it is; without it, a new one. */
  product?: Product;
  send: (body: ProductRequest) => Promise<unknown>;
  onClose: () => void;
}

/** Name, description and features of a product, and whether it is on sale. */
export function ProductDialog({ title, product, send, onClose }: Props) {
  const { product: text, catalogue, ...shop } = useShopText();
  const [active, setActive] = useState(product?.active ?? true);
  const { field, onSubmit, sending, error } = useProblemForm({
    initial: {
      name: product?.name ?? '',
      description: product?.description ?? '',
      features: product?.features.join('\n') ?? '',
    },
    send: ({ name, description, features }) => send({ name, description, features: linesOf(features), active }),
    done: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          {error !== null && <ErrorState error={error} />}
          <TextInput
            label={catalogue.name}
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            {...field('name')}
          />
          <Textarea label={text.description} rows={2} {...(field('description') as object)} />
          <Textarea label={text.features} description={text.featuresHint} rows={4} {...(field('features') as object)} />
          <Checkbox
            label={text.onSale}
            description={text.onSaleHint}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shop.cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {shop.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
