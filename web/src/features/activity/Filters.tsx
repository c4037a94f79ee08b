import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

import { useText } from '../../text';
import { ACTS, type ActivityFilter, filterOf, isFiltering, LEVELS } from './filter';

const PAUSE_MS = 300;

interface Props {
  filter: ActivityFilter;
  onChange: (filter: ActivityFilter) => void;
}

/** What of the log is shown; kept in the page's address. */
export function Filters({ filter, onChange }: Props) {
  const text = useText().activity;
  const [path, setPath] = useState(filter.path ?? ACTS);
  const changeSoon = useDebouncedCallback(onChange, PAUSE_MS);
  const change = (part: Record<string, string>) => onChange(filterOf({ ...filter, ...part }));
  const clear = () => {
    setPath(ACTS);
    onChange({});
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} style={{ alignItems: 'end' }}>
      <NativeSelect
        label={text.level}
        value={filter.level ?? ''}
        onChange={(event) => change({ level: event.currentTarget.value })}
        data={[
          { value: '', label: text.everyLevel },
          ...LEVELS.map((level) => ({ value: level, label: text.levels[level] })),
        ]}
      />
      <TextInput
        type="date"
        label={text.from}
        value={filter.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={text.to}
        value={filter.to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      <TextInput
        label={text.path}
        placeholder={text.everything}
        value={path}
        onChange={(event) => {
          setPath(event.currentTarget.value);
          changeSoon(filterOf({ ...filter, path: event.currentTarget.value }));
        }}
      />
      <Button variant="default" disabled={!isFiltering(filter)} onClick={clear}>
        {text.clear}
      </Button>
    </SimpleGrid>
  );
}
