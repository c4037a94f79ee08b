import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { Chart, type ChartProps, type Series } from '../../../components/chart/Chart';
import { useFormat } from '../../../text/format';
import { useLanguage } from '../../../text';
import { useAdminText } from '../text';
import type { Point, Statistics } from './api';

/** One drawing for each thing worth seeing over time. */
export function Charts({ statistics }: { statistics: Statistics | undefined }) {
  const { charts: text } = useAdminText().overview;
  const format = useFormat();
  const labels = useStepNames(statistics);
  const points = statistics?.points ?? [];
  const series = (name: string, tone: Series['tone'], of: (point: Point) => number | null | undefined): Series => ({
    name,
    tone,
    values: points.map(of),
  });
  const drawn = (label: string, kind: ChartProps['kind'], all: Series[]) => (
    <Framed title={label} isThere={statistics !== undefined}>
      <Chart label={label} kind={kind} labels={labels} series={all} format={format.number} />
    </Framed>
  );
  return (
    <>
      {drawn(text.signUps, 'bars', [series(text.signUps, 'main', (point) => point.sign_ups)])}
      {drawn(text.signIns, 'bars', [
        series(text.accepted, 'good', (point) => point.sign_ins),
        series(text.refused, 'bad', (point) => point.sign_ins_refused),
      ])}
      {statistics?.step === 'hour' ? (
        <Framed title={text.active} isThere>
          <Text c="dimmed" size="sm">
            {text.byDayOnly}
          </Text>
        </Framed>
      ) : (
        drawn(text.active, 'lines', [series(text.active, 'main', (point) => point.active_people)])
      )}
      {drawn(text.letters, 'bars', [
        series(text.written, 'main', (point) => point.letters),
        series(text.lost, 'bad', (point) => point.letters_given_up),
      ])}
      {drawn(text.errors, 'lines', [
        series(text.failed, 'bad', (point) => point.errors),
        series(text.refused, 'main', (point) => point.refused),
      ])}
      <Framed title={text.latency} isThere={statistics !== undefined}>
        <Chart
          label={text.latency}
          kind="lines"
          labels={labels}
          series={[
            series(text.most, 'main', (point) => point.latency_p95_us),
            series(text.half, 'good', (point) => point.latency_p50_us),
          ]}
          format={format.duration}
          isMeasured
        />
      </Framed>
    </>
  );
}

/** Keeps its height while the numbers are on their way. */
function Framed({ title, isThere, children }: { title: string; isThere: boolean; children: ReactNode }) {
  return (
    <Paper component="section" radius="lg" p="lg" aria-label={title} mih={290}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {isThere && children}
    </Paper>
  );
}

/** Days are counted in UTC, and named so; hours are the reader's own. */
function useStepNames(statistics: Statistics | undefined): string[] {
  const { language } = useLanguage();
  if (statistics === undefined) {
    return [];
  }
  const names =
    statistics.step === 'hour'
      ? new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
      : new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return statistics.points.map(({ at }) => names.format(new Date(at)));
}
