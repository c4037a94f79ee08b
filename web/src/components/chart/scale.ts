// From numbers to places on a drawing.

/** The steps of an axis that begins at 0 and ends at a round number not below the largest value. */
export function ticksUpTo(largest: number, most = 4): number[] {
  if (largest <= 0) {
    return [0, 1];
  }
  const rough = largest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)));
}

/** Whole numbers only: nobody signs up by halves. */
export function wholeTicksUpTo(largest: number, most = 4): number[] {
  return ticksUpTo(Math.max(largest, 1), most).filter(Number.isInteger);
}

/** Which labels of an axis are shown, so that none touches the next; the last always is. */
export function shownLabels(count: number, width: number, labelWidth: number): number[] {
  const room = Math.max(2, Math.floor(width / labelWidth));
  const every = Math.max(1, Math.ceil(count / room));
  return Array.from({ length: count }, (_, n) => n).filter((n) => (count - 1 - n) % every === 0);
}

/** The path through points, broken where a value is missing. */
export function linePath(points: readonly ({ x: number; y: number } | undefined)[]): string {
  let isOpen = false;
  return points
    .map((point) => {
      const command = point === undefined ? '' : `${isOpen ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      isOpen = point !== undefined;
      return command;
    })
    .join('');
}
