import { Button, Group, List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconExclamationMark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { answerOf, api } from '../../api/client';
import type { Me } from '../../api/session';
import { Card } from '../../components/Card';
import { useExplain } from '../../components/explain';
import { useOnce } from '../../components/once';
import { RouterButton } from '../../components/RouterLink';
import { FEW_CODES, standingQuery } from '../account/security/standing';
import { useOverviewText } from './text';

/** What makes an account safe and complete, and what is still missing. */
export function Checklist({ me }: { me: Me }) {
  const text = useOverviewText().checklist;
  const isNamed = me.first_name !== '' || me.last_name !== '';
  return (
    <Card title={text.title}>
      {/* The sign belongs to the first line of what it marks, however many follow. */}
      <List spacing="md" listStyleType="none" styles={{ itemWrapper: { alignItems: 'flex-start' } }}>
        <Item done={me.email_verified} label={me.email_verified ? text.confirmed : text.notConfirmed}>
          {!me.email_verified && <Resend email={me.email} />}
        </Item>
        <Item done={me.mfa_enabled} label={me.mfa_enabled ? text.secured : text.notSecured}>
          {me.mfa_enabled ? <CodesLeft /> : <More hint={text.notSecuredHint}>{text.secure}</More>}
        </Item>
        <Item done={isNamed} label={isNamed ? text.named : text.notNamed}>
          {!isNamed && <Hint>{text.notNamedHint}</Hint>}
        </Item>
      </List>
    </Card>
  );
}

function Item({ done, label, children }: { done: boolean; label: string; children: ReactNode }) {
  const Icon = done ? IconCheck : IconExclamationMark;
  return (
    <List.Item
      icon={
        <ThemeIcon variant="light" color={done ? 'teal' : 'yellow'} size={24} radius="xl">
          <Icon size={14} aria-hidden />
        </ThemeIcon>
      }
    >
      <Text fw={500}>{label}</Text>
      {children}
    </List.Item>
  );
}

/** Who runs out of recovery codes is told in time. */
function CodesLeft() {
  const text = useOverviewText().checklist;
  const left = useQuery(standingQuery).data?.recovery_codes_left;
  return left !== undefined && left <= FEW_CODES && <More hint={text.fewCodes(left)}>{text.renewCodes}</More>;
}

function More({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <>
      <Hint>{hint}</Hint>
      <RouterButton to="/account/security" variant="default" size="xs" mt="xs">
        {children}
      </RouterButton>
    </>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

function Resend({ email }: { email: string }) {
  const text = useOverviewText().checklist;
  const explain = useExplain('clicked');
  const resend = useOnce({
    mutationFn: () => answerOf(api.POST('/api/v1/confirmations/resend', { body: { email } })),
  });
  return (
    <>
      <Hint>{resend.isError ? explain(resend.error) : text.notConfirmedHint(email)}</Hint>
      <Group mt="xs">
        <Button
          variant="default"
          size="xs"
          disabled={resend.isSuccess}
          loading={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {resend.isSuccess ? text.resent : text.resend}
        </Button>
      </Group>
    </>
  );
}
