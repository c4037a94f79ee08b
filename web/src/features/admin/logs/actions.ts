// The audit log's actions in the reader's words.
import { useLanguage } from '../../../text';
import { readable, wordsFor } from '../../../text/words';
import { useAdminText } from '../text';

/** Tells an action in words. */
export function useActionWords(): (action: string) => string {
  const { actions } = useAdminText().logs.audit;
  return (action) => wordsFor(actions, action, readable(action));
}

interface Choice {
  value: string;
  label: string;
}

/** Actions one may look for, in the order of their words. */
export function useActionChoices(): Choice[] {
  const { actions } = useAdminText().logs.audit;
  return actionChoices(actions, useLanguage().language);
}

export function actionChoices(actions: Readonly<Record<string, string>>, language: string): Choice[] {
  const order = new Intl.Collator(language);
  return Object.entries(actions)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => order.compare(a.label, b.label));
}
