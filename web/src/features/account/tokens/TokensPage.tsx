import { Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { Card } from '../../../components/Card';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { EmptyState } from '../../../components/EmptyState';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { FreshToken } from './FreshToken';
import { NewTokenForm } from './NewTokenForm';
import { TokenLine } from './TokenLine';
import { type ApiToken, type NewToken, tokensQuery } from './tokens';

/** Tokens for one's own programs. */
export function TokensPage() {
  const text = useText().account.tokens;
  const tokens = useQuery(tokensQuery);
  const [fresh, setFresh] = useState<NewToken>();
  const [deleting, setDeleting] = useState<ApiToken>();
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Stack gap="md" maw={800}>
        <Card title={text.create}>
          {fresh === undefined ? (
            <NewTokenForm onCreated={setFresh} />
          ) : (
            <FreshToken token={fresh} onDone={() => setFresh(undefined)} />
          )}
        </Card>
        <Card title={text.list}>
          <Loaded query={tokens}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState icon={IconKey} title={text.none} text={text.noneText} />
              ) : (
                <Stack gap="lg">
                  {items.map((token) => (
                    <TokenLine key={token.id} token={token} onDelete={() => setDeleting(token)} />
                  ))}
                </Stack>
              )
            }
          </Loaded>
        </Card>
      </Stack>
      {deleting !== undefined && <DeleteDialog token={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

function DeleteDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const text = useText().account.tokens;
  const remove = async () => {
    await answerOf(api.DELETE('/api/v1/me/api-tokens/{id}', { params: { path: { id: token.id } } }));
    await queryClient.invalidateQueries(tokensQuery);
    void toast({ color: 'teal', message: text.deleted });
  };
  return (
    <ConfirmDialog title={text.deleteTitle(token.name)} confirm={text.delete} isDangerous onConfirm={remove} onClose={onClose}>
      <Text>{text.deleteText(token.name)}</Text>
    </ConfirmDialog>
  );
}
