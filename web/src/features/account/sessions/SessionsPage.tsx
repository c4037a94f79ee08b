import { Button, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { queryClient } from '../../../api/session';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { toast } from '../../../components/toasts';
import { useText } from '../../../text';
import { SessionLine } from './SessionLine';
import { inOrder, type Session, sessionsQuery } from './sessions';

/** Where one is signed in, and ending it there. */
export function SessionsPage() {
  const text = useText().account.sessions;
  const sessions = useQuery(sessionsQuery);
  const [ending, setEnding] = useState<Session | 'others'>();
  const hasOthers = (sessions.data?.length ?? 0) > 1;
  // In its place before it is known whether there are others.
  const endOthers = (
    <Button variant="default" disabled={!hasOthers} onClick={() => setEnding('others')}>
      {text.endOthers}
    </Button>
  );
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={endOthers} />
      <Paper radius="lg" p="lg" maw={800}>
        <Loaded query={sessions}>
          {(all) => (
            <Stack gap="lg">
              {inOrder(all).map((session) => (
                <SessionLine key={session.id} session={session} onEnd={() => setEnding(session)} />
              ))}
              {!hasOthers && (
                <Text size="sm" c="dimmed">
                  {text.onlyThis}
                </Text>
              )}
            </Stack>
          )}
        </Loaded>
      </Paper>
      {ending !== undefined && <EndDialog ending={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function EndDialog({ ending, onClose }: { ending: Session | 'others'; onClose: () => void }) {
  const text = useText().account.sessions;
  const isOthers = ending === 'others';
  const end = async () => {
    await answerOf(
      isOthers
        ? api.DELETE('/api/v1/me/sessions')
        : api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id: ending.id } } }),
    );
    await queryClient.invalidateQueries(sessionsQuery);
    void toast({ color: 'teal', message: isOthers ? text.othersEnded : text.ended });
  };
  return (
    <ConfirmDialog
      title={isOthers ? text.endOthers : text.endTitle}
      confirm={isOthers ? text.endOthers : text.end}
      onConfirm={end}
      onClose={onClose}
    >
      {isOthers ? text.endOthersText : text.endText(text.device(ending.browser, ending.system))}
    </ConfirmDialog>
  );
}
