import { useFormat } from './format';

/** A moment, and the exact one for whoever points at it. */
export function Moment({ at, as = 'distance' }: { at: string; as?: 'distance' | 'moment' | 'date' | 'exact' }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.exact(at)}>
      {format[as](at)}
    </time>
  );
}
