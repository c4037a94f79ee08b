import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { lazyDialog } from '../../../components/lazyDialog';
import { Loaded } from '../../../components/Loaded';
import { PageError } from '../../../components/PageError';
import { PageHeader } from '../../../components/PageHeader';
import { RouterButton } from '../../../components/RouterLink';
import { useText } from '../../../text';
import { forgetShop, type Product, productQuery, standingQuery } from './api';
import { PlanPermissions } from './PlanPermissions';
import { Prices } from './Prices';
import { ProductFacts } from './ProductFacts';
import { useShopText } from './text';

const ProductDialog = lazyDialog(() => import('./ProductDialog'), 'ProductDialog');

const route = getRouteApi('/member/admin/billing/products/$id');

/** One product: what it is, what it costs, what it lets people do. */
export function ProductPage() {
  const { common } = useText();
  const id = Number(route.useParams().id);
  const read = useQuery(productQuery(id));
  const plan = useQuery(standingQuery).data?.plans.find(({ product }) => product.id === id);
  if (read.isError && read.data === undefined) {
    const wayOut = (
      <RouterButton variant="default" size="xs" to="/admin/billing">
        {common.toList}
      </RouterButton>
    );
    return <PageError error={read.error} onRetry={() => void read.refetch()} wayOut={wayOut} />;
  }
  return (
    <Loaded query={read} lines={6}>
      {({ product, etag }) => (
        <>
          <PageHeader title={product.name} actions={<Actions product={product} etag={etag} />} />
          <Stack gap="lg">
            <ProductFacts product={product} />
            {plan !== undefined && (
              <>
                <Prices productId={id} prices={plan.prices} />
                <PlanPermissions productId={id} etag={etag} held={plan.permissions} />
              </>
            )}
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function Actions({ product, etag }: { product: Product; etag: string }) {
  const { product: text } = useShopText();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  const params = { path: { id: product.id } };
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => setOpen('edit')}>
        {text.edit}
      </Button>
      <Button variant="light" color="red" onClick={() => setOpen('delete')}>
        {text.delete}
      </Button>
      {open === 'edit' && (
        <ProductDialog
          title={text.editTitle}
          product={product}
          send={(body) =>
            answerOf(
              api.PATCH('/api/v1/billing/products/{id}', { params: { ...params, header: { 'If-Match': etag } }, body }),
            ).finally(forgetShop)
          }
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <ConfirmDialog
          title={text.deleteTitle(product.name)}
          confirm={text.delete}
          isDangerous
          nameToType={product.name}
          onConfirm={async () => {
            await answerOf(api.DELETE('/api/v1/billing/products/{id}', { params }));
            await navigate({ to: '/admin/billing' });
            await forgetShop();
          }}
          onClose={close}
        >
          {text.deleteText}
        </ConfirmDialog>
      )}
    </Group>
  );
}
