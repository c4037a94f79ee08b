import { Badge, Text } from '@mantine/core';

import { Card } from '../../../components/Card';
import { Moment } from '../../../components/Moment';
import { useFormat } from '../../../text/format';
import { wordsFor } from '../../../text/words';
import { Fact, Facts } from '../shared/Facts';
import type { MailSender } from './api';
import { useMailText } from './text';

interface Props {
  sender: MailSender;
  /** Weights compare with others. */
  isAlone: boolean;
}

/** One sender: how it fares and what it may carry. */
export function SenderCard({ sender, isAlone }: Props) {
  const { senders: text } = useMailText();
  const format = useFormat();
  const { last_error, last_error_at, sent_last_day, sent_last_minute } = sender;
  return (
    <Card title={sender.name}>
      <Facts>
        <Health sender={sender} />
        <Fact term={text.server}>
          <Server sender={sender} />
        </Fact>
        <Fact term={text.from}>{sender.from}</Fact>
        <Fact term={text.took}>{text.tookLately(format.number(sent_last_day), format.number(sent_last_minute))}</Fact>
        <Limits sender={sender} />
        {!isAlone && <Fact term={text.weight}>{format.number(sender.weight)}</Fact>}
        {last_error != null && (
          <Fact term={text.lastError}>
            {last_error}
            {last_error_at != null && (
              <Text size="sm" c="dimmed" mt={4}>
                <Moment at={last_error_at} />
              </Text>
            )}
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function Health({ sender: { failures, resting_until } }: { sender: MailSender }) {
  const { senders: text } = useMailText();
  if (resting_until == null) {
    return (
      <Fact term={text.health}>
        <Badge color="teal">{text.ready}</Badge>
      </Fact>
    );
  }
  return (
    <Fact term={text.health} hint={text.asThisNode}>
      <Badge color="yellow">{text.resting}</Badge>
      <Text size="sm" mt={4}>
        {text.restingUntil} <Moment at={resting_until} as="exact" />. {text.failures(failures)}
      </Text>
    </Fact>
  );
}

function Server({ sender: { server } }: { sender: MailSender }) {
  const { senders: text } = useMailText();
  if (server == null) {
    return text.noServer;
  }
  const { host, port, security, has_login } = server;
  return (
    <>
      {text.at(host, port)}
      <Text size="sm" c="dimmed" mt={4}>
        {wordsFor(text.security, security)}, {has_login ? text.login : text.noLogin}
      </Text>
    </>
  );
}

function Limits({ sender: { limits } }: { sender: MailSender }) {
  const { senders: text } = useMailText();
  const format = useFormat();
  if (limits == null) {
    return <Fact term={text.limits}>{text.noLimits}</Fact>;
  }
  const { per_minute, per_day, this_minute, today } = limits;
  return (
    <Fact term={text.limits} hint={text.limitsHint}>
      {per_minute != null && <div>{text.perMinute(format.number(this_minute), format.number(per_minute))}</div>}
      {per_day != null && <div>{text.perDay(format.number(today), format.number(per_day))}</div>}
    </Fact>
  );
}
