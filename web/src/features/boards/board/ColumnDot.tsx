import classes from './board.module.css';

/** The colour comes from the data, so it is drawn, not styled: the policy allows no style attributes. */
export function ColumnDot({ colour }: { colour: string | null | undefined }) {
  return colour ? (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden className={classes.dot}>
      <circle cx="5" cy="5" r="5" fill={colour} />
    </svg>
  ) : null;
}
