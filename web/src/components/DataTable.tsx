// A list that the server pages, sorts and filters. Where it stands is in the address of the page.
import '../theme/table';

import { Button, Checkbox, Group, Paper, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';

import { useText } from '../text';
import classes from './DataTable.module.css';
import { ErrorState } from './ErrorState';
import { usePages } from './listAddress';
import { directionOf, nextSort } from './sorting';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** By which name the server sorts by it. */
  sort?: string;
  /** Left out where the window is narrower. */
  from?: 'sm' | 'md' | 'lg';
  align?: 'right';
  /** In pixels, room for the longest word of any language; columns without share what is left. */
  width?: number;
  /** Never broken into lines. */
  short?: boolean;
}

export interface Selection<Row> {
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  setAll: (rows: readonly Row[], selected: boolean) => void;
  /** What the row's box is called. */
  label: (row: Row) => string;
}

/** What `useQuery` of a list gives. */
interface Listed<Row> {
  data: { items: Row[]; next?: string | null } | undefined;
  error: unknown;
  isPlaceholderData?: boolean;
  refetch: () => unknown;
}

interface Props<Row> {
  /** What the table shows, for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  list: Listed<Row>;
  rowKey: (row: Row) => string | number;
  sort?: { by: string; onSort: ((by: string) => void) | undefined };
  selection?: Selection<Row>;
  /** Shown without rows. */
  empty: ReactNode;
  /** Never more than fits on one page, whatever other list pages through its own. */
  isWhole?: boolean;
}

const BONES = 6;

/** What a column that shares gets at least; below, the table is wider than its frame. */
const LEAST_SHARE = 110;
const CHECK_WIDTH = 44;

export function DataTable<Row>(props: Props<Row>) {
  const { label, list, empty, isWhole = false } = props;
  const rows = list.data?.items;
  if (rows === undefined && list.error !== null) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (rows?.length === 0) {
    return <Paper radius="lg">{empty}</Paper>;
  }
  return (
    <Paper radius="lg" className={classes.frame}>
      {/* Reachable by keyboard, since it may be wider than the window. */}
      <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
        <Table
          className={`${classes.table ?? ''} ${list.isPlaceholderData === true ? (classes.stale ?? '') : ''}`}
          style={leastWidths(props)}
          verticalSpacing="sm"
          horizontalSpacing="md"
          highlightOnHover
          aria-busy={rows === undefined || list.isPlaceholderData === true}
          aria-label={label}
        >
          <Head {...props} />
          <Table.Tbody>{rows === undefined ? <Bones {...props} /> : <Rows {...props} rows={rows} />}</Table.Tbody>
        </Table>
      </div>
      {!isWhole && <Footer next={list.data?.next ?? undefined} isStale={list.isPlaceholderData} />}
    </Paper>
  );
}

function classOf(column: Pick<Column<never>, 'from' | 'align' | 'short'>): string {
  const from = { sm: classes.fromSm, md: classes.fromMd, lg: classes.fromLg };
  return [
    column.from === undefined ? '' : from[column.from],
    column.align === 'right' ? classes.right : '',
    column.short === true ? classes.short : '',
  ].join(' ');
}

/** How wide the table is at least, from each width of the window on. */
function leastWidths<Row>({ columns, selection }: Props<Row>): CSSProperties {
  const check = selection === undefined ? 0 : CHECK_WIDTH;
  const of = (...shown: (Column<Row>['from'] | undefined)[]) =>
    columns
      .filter(({ from }) => from === undefined || shown.includes(from))
      .reduce((sum, { width = LEAST_SHARE }) => sum + width, check);
  const widths = { '--base': of(), '--sm': of('sm'), '--md': of('sm', 'md'), '--lg': of('sm', 'md', 'lg') };
  return Object.fromEntries(Object.entries(widths).map(([name, width]) => [name, `${width}px`]));
}

function Head<Row>({ columns, sort, selection, list }: Props<Row>) {
  const { table } = useText().common;
  const rows = list.data?.items ?? [];
  const chosen = selection === undefined ? 0 : rows.filter(selection.has).length;
  return (
    <Table.Thead>
      <Table.Tr>
        {selection !== undefined && (
          <Table.Th w={CHECK_WIDTH}>
            <Checkbox
              aria-label={table.selectPage}
              checked={rows.length > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={(event) => selection.setAll(rows, event.currentTarget.checked)}
            />
          </Table.Th>
        )}
        {columns.map((column) => (
          <Table.Th
            key={column.id}
            className={classOf(column)}
            w={column.width}
            aria-sort={column.sort === undefined || sort === undefined ? undefined : directionOf(sort.by, column.sort)}
          >
            {column.sort === undefined || sort === undefined ? (
              column.header
            ) : (
              <SortButton name={column.sort} label={column.header} {...sort} />
            )}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface SortButtonProps {
  name: string;
  label: string;
  by: string;
  onSort: ((by: string) => void) | undefined;
}

function SortButton({ name, label, by, onSort }: SortButtonProps) {
  const direction = directionOf(by, name);
  const Icon = { none: IconArrowsSort, ascending: IconArrowUp, descending: IconArrowDown }[direction];
  return (
    <UnstyledButton
      className={`${classes.sort ?? ''} ${direction === 'none' ? '' : (classes.sorted ?? '')}`}
      disabled={onSort === undefined}
      onClick={() => onSort?.(nextSort(by, name))}
    >
      {label}
      {onSort !== undefined && <Icon size={14} aria-hidden />}
    </UnstyledButton>
  );
}

function Rows<Row>({ columns, rows, rowKey, selection }: Props<Row> & { rows: Row[] }) {
  return rows.map((row) => (
    <Table.Tr key={rowKey(row)} className={selection?.has(row) === true ? classes.selected : undefined}>
      {selection !== undefined && (
        <Table.Td>
          <Checkbox
            aria-label={selection.label(row)}
            checked={selection.has(row)}
            onChange={() => selection.toggle(row)}
          />
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td key={column.id} className={classOf(column)}>
          {column.cell(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

/** In place of rows that are on their way. */
function Bones<Row>({ columns, selection }: Props<Row>) {
  const { table } = useText().common;
  return Array.from({ length: BONES }, (_, row) => (
    <Table.Tr key={row} aria-label={table.loading}>
      {selection !== undefined && <Table.Td />}
      {columns.map((column) => (
        <Table.Td key={column.id} className={classOf(column)}>
          <div className={classes.bone} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

/** While the rows are still those of the page before (`isStale`), nobody knows that there is only one. */
function Footer({ next, isStale = false }: { next: string | undefined; isStale?: boolean }) {
  const { table } = useText().common;
  const pages = usePages();
  if (next === undefined && pages.isFirst && !isStale) {
    return null;
  }
  return (
    <Group className={classes.footer} justify="flex-end" gap="xs" px="md" py="sm" component="nav" aria-label={table.pages}>
      <Button variant="default" size="xs" disabled={pages.isFirst} onClick={pages.back}>
        {pages.knowsBefore || pages.isFirst ? table.previous : table.first}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={next === undefined}
        onClick={() => next !== undefined && pages.goOn(next)}
      >
        {table.next}
      </Button>
    </Group>
  );
}
