// Errors in the reader's language: the server sends codes, the console has the texts.
import { type FieldProblem, Problem, Unreachable } from '../api/problem';
import { MissingCode } from '../boot/bring';
import { type Text, useText } from '../text';

/** The sentence for a code; the server's own, which is English, when the console has none. */
export function textOfCode(text: Text, code: string, fallback: string): string {
  return Object.hasOwn(text.problems, code) ? text.problems[code as keyof Text['problems']] : fallback;
}

/** What is wrong with this very field, or what the code means anywhere. */
export function textOfField(text: Text, { field, code, detail }: FieldProblem): string {
  return textOfCode(text, `${code}_${field}`, textOfCode(text, code, detail));
}

/** Whether it is a fault of this console: refusals, silence and what is missing are answers like others. */
export function isDefect(error: unknown): boolean {
  return !(error instanceof Problem || error instanceof Unreachable || error instanceof MissingCode);
}

/** What was asked for is not there, or not for this person. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

/** The parameters of what was read are not understood: they come from the page's address. */
export function isAddressRefused(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'invalid_fields' || error.code === 'bad_request');
}

/** What was under way: something typed, which is not lost, or what a click or a link asked for. */
export type Cause = 'typed' | 'clicked';

/** Says what an error means to the person who met it, and that what they typed is not lost. */
export function explain(text: Text, error: unknown, cause: Cause): string {
  if (error instanceof Unreachable || error instanceof MissingCode) {
    const { unreachable, kept } = text.common;
    return cause === 'typed' ? `${unreachable} ${kept}` : unreachable;
  }
  if (!(error instanceof Problem)) {
    return text.problems.internal;
  }
  const [field] = error.fields;
  const sentence =
    field === undefined
      ? textOfCode(text, error.code, error.detail || text.problems.internal)
      : textOfField(text, field);
  const wait = error.retryAfter === undefined ? '' : ` ${text.common.retryIn(error.retryAfter)}`;
  return sentence + wait;
}

/** `explain` in the language in use. */
export function useExplain(cause: Cause): (error: unknown) => string {
  const text = useText();
  return (error) => explain(text, error, cause);
}
