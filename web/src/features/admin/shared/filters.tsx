// The fields above a list. What is chosen stands in the address of the page.
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

import { useMe } from '../../../api/session';
import { useFilter } from '../../../components/listAddress';
import { beginningOf, dayIn } from '../../../text/days';

/** Long enough not to ask at every key. */
const PAUSE_MS = 250;

export function Filters({ children }: { children: ReactNode }) {
  return (
    <Group component="search" gap="sm" mb="md" align="flex-end">
      {children}
    </Group>
  );
}

interface TextFilterProps {
  name: string;
  label: string;
  value: string | undefined;
  placeholder?: string;
  /** A search, with its sign; else a plain field. */
  isSearch?: boolean;
  width?: number;
  /** How it stands in the address, when not as it was typed. */
  toSearch?: (typed: string) => string;
}

/** Filters by what is typed, a moment after it was. */
export function TextFilter({ name, label, value = '', placeholder, isSearch, width = 200, toSearch }: TextFilterProps) {
  const filter = useFilter();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The way back changes the address without the field.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const tell = useDebouncedCallback((text: string) => {
    const typed = text.trim();
    setKnown(typed);
    filter({ [name]: toSearch?.(typed) ?? typed });
  }, PAUSE_MS);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={typed}
      type={isSearch === true ? 'search' : 'text'}
      leftSection={isSearch === true && <IconSearch size={16} aria-hidden />}
      w={{ base: '100%', xs: width }}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  /** What it says when nothing is chosen. */
  all: string;
  options: readonly { value: string; label: string }[];
  /** For choices that are still to come. */
  width?: number;
}

/** As wide as its longest choice, which differs with the language. */
export function ChoiceFilter({ name, label, value = '', all, options, width }: ChoiceProps) {
  const filter = useFilter();
  return (
    <NativeSelect
      label={label}
      value={value}
      w={{ base: '100%', xs: width ?? 'auto' }}
      miw={120}
      maw={{ xs: 320 }}
      data={[{ value: '', label: all }, ...options]}
      onChange={(event) => filter({ [name]: event.currentTarget.value })}
    />
  );
}

interface DayFilterProps {
  name: string;
  label: string;
  /** RFC 3339. */
  value: string | undefined;
  /** The chosen day is the last that is shown: the filter is the beginning of the next. */
  isEnd?: boolean;
}

/** Filters by a day of the reader's own time zone. */
export function DayFilter({ name, label, value, isEnd = false }: DayFilterProps) {
  const filter = useFilter();
  const { time_zone } = useMe();
  return (
    <TextInput
      type="date"
      label={label}
      value={value === undefined ? '' : dayOf(value, isEnd, time_zone)}
      w={{ base: 'calc(50% - 6px)', xs: 140 }}
      onChange={(event) => filter({ [name]: boundOf(event.currentTarget.value, isEnd, time_zone) })}
    />
  );
}

/** The day that a bound stands for, as a date field writes it. */
export function dayOf(bound: string, isEnd: boolean, timeZone: string): string {
  const at = Date.parse(bound);
  return Number.isNaN(at) ? '' : dayIn(timeZone, at - (isEnd ? 1 : 0));
}

/** The bound that a day stands for, RFC 3339. */
export function boundOf(day: string, isEnd: boolean, timeZone: string): string | undefined {
  return beginningOf(timeZone, day, isEnd ? 1 : 0);
}
