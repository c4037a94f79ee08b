import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { Problem } from '../../../api/client';
import { PageError } from '../../../components/PageError';
import { boardQuery } from '../model';
import { BoardSkeleton } from './BoardSkeleton';
import { OpenBoard } from './OpenBoard';

/** A board with its columns and tickets, kept current while it is looked at. */
export function BoardPage() {
  const { board: id } = useParams({ from: '/member/boards/$board' });
  const { data: board, error, refetch } = useQuery(boardQuery(id));
  // Silence leaves the board as it was last known; a refusal means that it is not open any more.
  if (error instanceof Problem || (error !== null && board === undefined)) {
    return <PageError error={error} onRetry={() => void refetch()} />;
  }
  return board === undefined ? <BoardSkeleton /> : <OpenBoard key={id} board={board} />;
}
