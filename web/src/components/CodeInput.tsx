import '@mantine/core/styles/PinInput.layer.css';

import { PinInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../text';

const LENGTH = 6;

interface Props {
  label: string;
  /** Called with all six digits; when it fails, they are cleared and typed anew. */
  onComplete: (code: string) => Promise<unknown>;
  readOnly: boolean;
  /** Not where something above has to be seen first: the focus scrolls. */
  autoFocus?: boolean;
}

/** Six digits, sent with the last one. */
export function CodeInput({ label, onComplete, readOnly, autoFocus = true }: Props) {
  const { digit } = useText().common;
  const [round, setRound] = useState(0);
  const send = (code: string) => {
    onComplete(code).catch(() => setRound((before) => before + 1));
  };
  return (
    <PinInput
      // Anew each time: empty, with the focus on the first digit.
      key={round}
      aria-label={label}
      length={LENGTH}
      type="number"
      size="md"
      gap={8}
      autoFocus={autoFocus || round > 0}
      readOnly={readOnly}
      placeholder=""
      onComplete={send}
      getInputProps={(index) => ({ 'aria-label': digit(index + 1, LENGTH) })}
    />
  );
}
