// A small chart of our own: a library for it would weigh as much as the rest of the page, and needs
// styles that the content security policy refuses.
import { VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';

import classes from './Chart.module.css';
import { linePath, shownLabels, ticksUpTo, wholeTicksUpTo } from './scale';

export interface Series {
  name: string;
  tone: 'main' | 'good' | 'bad';
  /** Absent where nothing was measured. */
  values: readonly (number | null | undefined)[];
}

export interface ChartProps {
  /** What it shows. */
  label: string;
  kind: 'lines' | 'bars';
  /** What the places on the axis are called. */
  labels: readonly string[];
  /** Two at most: more cannot be told apart. */
  series: readonly Series[];
  format: (value: number) => string;
  /** Whether values may be fractions. */
  isMeasured?: boolean;
}

const HEIGHT = 180;
const LABEL_WIDTH = 92;
const EDGE = { top: 8, right: 8, bottom: 24, left: 48 };

export function Chart(props: ChartProps) {
  const { label, labels, series, format, isMeasured = false } = props;
  const { ref, width } = useElementSize();
  const [at, setAt] = useState<number>();
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = isMeasured ? ticksUpTo(largest) : wholeTicksUpTo(largest);
  const place = placing(width, labels.length, ticks.at(-1) ?? 1);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setAt(place.nearest(x));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt(Math.min(labels.length - 1, Math.max(0, (at ?? labels.length) + by)));
    }
  };
  return (
    <figure style={{ margin: 0 }}>
      <Legend {...props} at={at} />
      <div ref={ref} className={classes.chart}>
        {width > 0 && (
          <svg
            className={classes.drawing}
            role="img"
            aria-label={label}
            tabIndex={0}
            onPointerMove={point}
            onPointerLeave={() => setAt(undefined)}
            onKeyDown={step}
            onBlur={() => setAt(undefined)}
          >
            {ticks.map((tick) => (
              <g key={tick}>
                <line className={classes.grid} x1={EDGE.left} x2={width - EDGE.right} y1={place.y(tick)} y2={place.y(tick)} />
                <text className={classes.axis} x={EDGE.left - 8} y={place.y(tick) + 4} textAnchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            {shownLabels(labels.length, width - EDGE.left, LABEL_WIDTH).map((n) => (
              <text key={n} className={classes.axis} x={place.x(n) + EDGE.right} y={HEIGHT - 4} textAnchor="end">
                {labels[n]}
              </text>
            ))}
            {at !== undefined && (
              <line className={classes.cursor} x1={place.x(at)} x2={place.x(at)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
            )}
            <Shapes {...props} place={place} />
          </svg>
        )}
      </div>
      <InWords {...props} />
    </figure>
  );
}

type Placing = ReturnType<typeof placing>;

function placing(width: number, count: number, top: number) {
  const inner = Math.max(1, width - EDGE.left - EDGE.right);
  const slot = inner / Math.max(1, count);
  return {
    slot,
    /** The middle of a place's slot. */
    x: (n: number) => EDGE.left + slot * (n + 0.5),
    y: (value: number) => HEIGHT - EDGE.bottom - (value / top) * (HEIGHT - EDGE.top - EDGE.bottom),
    nearest: (x: number) => Math.min(count - 1, Math.max(0, Math.floor((x - EDGE.left) / slot))),
  };
}

function Shapes({ kind, series, place }: ChartProps & { place: Placing }) {
  return series.map(({ name, tone, values }, nth) => {
    if (kind === 'lines') {
      const points = values.map((value, n) => (value == null ? undefined : { x: place.x(n), y: place.y(value) }));
      return (
        <g key={name} className={classes[tone]}>
          <path
            className={`${classes.line ?? ''} ${nth > 0 ? (classes.second ?? '') : ''}`}
            stroke="var(--tone)"
            d={linePath(points)}
          />
          {/* A single measurement draws no line. */}
          {points.map((point, n) =>
            point !== undefined && points[n - 1] === undefined && points[n + 1] === undefined ? (
              <circle key={n} cx={point.x} cy={point.y} r={2.5} fill="var(--tone)" />
            ) : null,
          )}
        </g>
      );
    }
    const width = Math.max(2, (place.slot * 0.7) / series.length);
    return (
      <g key={name} className={classes[tone]} fill="var(--tone)">
        {values.map((value, n) =>
          value == null || value === 0 ? null : (
            <rect
              key={n}
              x={place.x(n) - (width * series.length) / 2 + width * nth}
              y={place.y(value)}
              width={width}
              height={place.y(0) - place.y(value)}
              rx={Math.min(2, width / 2)}
            />
          ),
        )}
      </g>
    );
  });
}

/** What the colours mean; with the values of the place that is pointed at. */
function Legend({ labels, series, format, kind, at }: ChartProps & { at: number | undefined }) {
  return (
    <ul className={classes.legend}>
      {series.map(({ name, tone, values }, nth) => {
        const value = at === undefined ? undefined : values[at];
        return (
          <li key={name} className={classes[tone]}>
            <span className={`${classes.key ?? ''} ${kind === 'lines' && nth > 0 ? (classes.second ?? '') : ''}`} />
            {name}
            {value != null && <strong>{format(value)}</strong>}
          </li>
        );
      })}
      {at !== undefined && <li className={classes.when}>{labels[at]}</li>}
    </ul>
  );
}

/** The same numbers for those who do not see the drawing. */
function InWords({ label, labels, series, format }: ChartProps) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((when, n) => (
            <tr key={when}>
              <th scope="row">{when}</th>
              {series.map(({ name, values }) => {
                const value = values[n];
                return <td key={name}>{value == null ? '–' : format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
