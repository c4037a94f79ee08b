// Which column a new ticket is being written for. What is written is not thrown away without a word.
import { useState } from 'react';

import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { useText } from '../../../text';

export interface Composing {
  column: number | null;
  /** Writes for another column, or for none any more. */
  compose: (column: number | null) => void;
  /** Tells whether something is written that was not sent. */
  onUnsent: (isUnsent: boolean) => void;
}

export function useComposing(board: number) {
  const { unsaved, discard } = useText().dialogs;
  const [column, setColumn] = useState<number | null>(null);
  const [isUnsent, setUnsent] = useState(false);
  /** Where one would go on, until it is said what becomes of what is written. */
  const [wanted, setWanted] = useState<{ column: number | null }>();
  const composing: Composing = {
    column,
    compose: (next) => (isUnsent && next !== column ? setWanted({ column: next }) : setColumn(next)),
    onUnsent: setUnsent,
  };
  const guard = (
    <>
      <LeaveGuard isNeeded={isUnsent} within={`/boards/${board}`} />
      {wanted !== undefined && (
        <ConfirmDialog
          title={unsaved}
          confirm={discard}
          isDangerous
          onConfirm={() => {
            setColumn(wanted.column);
            return Promise.resolve();
          }}
          onClose={() => setWanted(undefined)}
        />
      )}
    </>
  );
  return { composing, guard };
}
