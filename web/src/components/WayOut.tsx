import { useText } from '../text';
import { RouterButton } from './RouterLink';

/**
 * Where reading again would never help: the list that something gone was in, or the same list
 * without what its address asks for.
 */
export function WayOut({ isGone }: { isGone: boolean }) {
  const { common } = useText();
  return (
    <RouterButton variant="default" size="xs" to={isGone ? '..' : '.'} search={{}}>
      {isGone ? common.toList : common.wholeList}
    </RouterButton>
  );
}
