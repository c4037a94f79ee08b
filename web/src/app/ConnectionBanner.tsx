import { useConnection } from '../api/connection';
import { useText } from '../text';
import classes from './ConnectionBanner.module.css';

/** Says that what is on the page may be out of date. Covers nothing, moves nothing. */
export function ConnectionBanner() {
  const connection = useConnection();
  const { banner } = useText().common;
  return (
    <div role="status" className={classes.place}>
      {connection !== 'connected' && <p className={classes.banner}>{banner[connection]}</p>}
    </div>
  );
}
