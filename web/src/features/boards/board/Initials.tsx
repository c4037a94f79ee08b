import classes from './board.module.css';

/** A person as a small disc; whoever shows it says the name beside it. */
export function Initials({ name }: { name: string }) {
  return (
    <span className={classes.initials} aria-hidden title={name}>
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const [first = '', second] = name.split(/[._-]+/).filter(Boolean);
  return (second === undefined ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}
