import { Dialog } from '../../../components/Dialog';
import { useText } from '../../../text';
import { PersonSelect } from '../list/PersonSelect';

interface Props {
  board: number;
  onChoose: (person: string) => void;
  onClose: () => void;
}

/** Finds somebody among everybody. */
export function PersonDialog({ board, onChoose, onClose }: Props) {
  const text = useText().boards.ticket;
  return (
    <Dialog title={text.assignee} onClose={onClose}>
      <PersonSelect board={board} label={text.findPerson} but={[]} onChoose={onChoose} />
    </Dialog>
  );
}
