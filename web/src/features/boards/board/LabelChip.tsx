import classes from './board.module.css';

/** As many as there are `--label-*` colours in the style sheet. */
const COLOURS = 6;

/** A label: the same word has the same colour everywhere. */
export function LabelChip({ label }: { label: string }) {
  return (
    <span className={classes.label} data-colour={colour(label)}>
      {label}
    </span>
  );
}

function colour(label: string): number {
  const signs = Array.from(label.toLowerCase(), (sign) => sign.codePointAt(0) ?? 0);
  return signs.reduce((sum, sign) => (sum * 31 + sign) % 997, 7) % COLOURS;
}
