import { Text } from '@mantine/core';

import { answerOf, api } from '../../api/client';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';
import { AskForLetter } from './AskForLetter';

/** Has a link mailed that sets a new password. */
export function ForgotPage() {
  const text = useText().signin.forgotten;
  return (
    <AskForLetter text={text} send={(body) => answerOf(api.POST('/api/v1/password-resets', { body }))}>
      <Text size="sm">
        <RouterLink to="/recover">{text.recover}</RouterLink>
      </Text>
    </AskForLetter>
  );
}
