import { useMe } from '../../../api/session';
import { useText } from '../../../text';
import type { Presence } from '../live/stream';
import classes from './board.module.css';
import { Initials } from './Initials';

const NAMED = 4;

/** Who else looks at the board at this moment. */
export function Onlookers({ presence }: { presence: Presence }) {
  const text = useText().boards.live;
  const me = useMe();
  const others = presence.people.filter(({ uuid }) => uuid !== me.uuid);
  const count = Math.max(others.length, presence.count - 1);
  if (others.length === 0) {
    return null;
  }
  const named = others.slice(0, NAMED);
  const label = text.here(named.map(({ username }) => username).join(', '), count - named.length);
  return (
    <span role="img" aria-label={label} title={label} className={classes.onlookers}>
      {named.map(({ uuid, username }) => (
        <Initials key={uuid} name={username} />
      ))}
      {count > named.length && <span className={classes.initials}>+{count - named.length}</span>}
    </span>
  );
}
