import { CloseButton, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';

import { useText } from '../../../text';
import { LabelChip } from '../board/LabelChip';
import type { Ticket, WholeBoard } from '../model';
import classes from './ticket.module.css';

const MOST = 20;

interface Props {
  board: WholeBoard;
  ticket: Ticket;
  onChange: (labels: string[]) => void;
}

/** Labels one by one; those of the board's other tickets are offered. */
export function LabelsField({ board, ticket: { labels }, onChange }: Props) {
  const text = useText().boards.ticket;
  const list = useId();
  const [typed, setTyped] = useState('');
  const known = useMemo(() => [...new Set(board.tickets.flatMap((card) => card.labels))], [board.tickets]);
  const add = () => {
    const label = typed.trim();
    if (label !== '' && !labels.includes(label)) {
      onChange([...labels, label]);
    }
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
  };
  return (
    <div>
      <TextInput
        label={text.labels}
        placeholder={text.labelsHint}
        list={list}
        maxLength={50}
        disabled={labels.length >= MOST}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        mb={labels.length > 0 ? 6 : 0}
      />
      <datalist id={list}>
        {known
          .filter((label) => !labels.includes(label))
          .map((label) => (
            <option key={label} value={label} />
          ))}
      </datalist>
      {labels.length > 0 && (
        <div className={classes.chips}>
          {labels.map((label) => (
            <span key={label} className={classes.chip}>
              <LabelChip label={label} />
              <CloseButton
                size={24}
                iconSize={14}
                aria-label={text.removeLabel(label)}
                onClick={() => onChange(labels.filter((one) => one !== label))}
              />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
