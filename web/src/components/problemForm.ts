// Forms: what the server says about a field stands at that field, anything else above the form.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';

import { Problem } from '../api/problem';
import { type Text, useText } from '../text';
import { textOfField } from './explain';

interface Setup<Values, Answer> {
  initial: Values;
  send: (values: Values) => Promise<Answer>;
  done: (answer: Answer, values: Values) => void;
  /** For what concerns more than the form. */
  failed?: (error: Error) => void;
  /** Codes about the whole request that belong to one field. */
  fieldOf?: Record<string, keyof Values & string>;
}

interface Field {
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  error: string | undefined;
}

interface ProblemForm<Values> {
  values: Values;
  /** What an input of that name needs. */
  field: (name: keyof Values & string) => Field;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  sending: boolean;
  /** What is to be shown above the form. */
  error: unknown;
}

/** A form that is sent to the server. What was typed stays, whatever comes back. */
export function useProblemForm<Values extends Record<string, string>, Answer>(
  setup: Setup<Values, Answer>,
): ProblemForm<Values> {
  const text = useText();
  const [values, setValues] = useState(setup.initial);
  const [corrected, setCorrected] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: setup.send,
    onSuccess: setup.done,
    onError: setup.failed,
  });
  const errors = fieldErrors(text, error, setup);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // To the first field that was refused: the button that had the focus lost it while it waited.
    if (error !== null) {
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  }, [error]);
  return {
    values,
    field: (name) => ({
      value: values[name] ?? '',
      error: corrected.includes(name) ? undefined : errors.get(name),
      onChange: (event) => {
        setValues({ ...values, [name]: event.currentTarget.value });
        setCorrected([...corrected, name]);
      },
    }),
    onSubmit: (event) => {
      event.preventDefault();
      form.current = event.currentTarget;
      setCorrected([]);
      mutate(values);
    },
    sending: isPending,
    error: errors.size > 0 ? null : error,
  };
}

function fieldErrors<Values extends Record<string, string>>(
  text: Text,
  failure: unknown,
  { initial, fieldOf = {} }: Pick<Setup<Values, unknown>, 'initial' | 'fieldOf'>,
): Map<string, string> {
  if (!(failure instanceof Problem)) {
    return new Map();
  }
  const { code, detail } = failure;
  const whole = Object.hasOwn(fieldOf, code) ? [{ field: fieldOf[code] ?? '', code, detail }] : [];
  return new Map(
    [...failure.fields, ...whole]
      .filter(({ field }) => Object.hasOwn(initial, field))
      .map((one) => [one.field, textOfField(text, one)]),
  );
}
