import { answerOf, api } from '../../api/client';
import { useText } from '../../text';
import { AskForLetter } from './AskForLetter';

/** Has a link and a code mailed that fit together: for whoever trusts neither alone. */
export function RecoverPage() {
  const text = useText().signin.recover;
  return <AskForLetter text={text} send={(body) => answerOf(api.POST('/api/v1/recoveries', { body }))} />;
}
