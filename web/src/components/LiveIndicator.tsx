import classes from './LiveIndicator.module.css';

interface Props {
  isLive: boolean;
  label: string;
  hint: string;
}

/** Whether changes by others arrive as they happen. Told by words as well as by colour. */
export function LiveIndicator({ isLive, label, hint }: Props) {
  return (
    <span role="status" className={classes.place} data-live={isLive} title={hint}>
      <span className={classes.dot} aria-hidden />
      {label}
    </span>
  );
}
