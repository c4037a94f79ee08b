import '@mantine/core/styles/Combobox.layer.css';

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useText } from '../../../text';
import { peopleQuery } from '../model';

interface Props {
  board: number;
  label: string;
  /** People who are not offered. */
  but: readonly string[];
  onChoose: (person: string) => void;
}

/** Finds people by the beginning of their username. */
export function PersonSelect({ board, label, but, onChoose }: Props) {
  const text = useText().boards.settings;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data: found = [], isFetching } = useQuery({ ...peopleQuery(board, q), enabled: q !== '' });
  return (
    <Select
      label={label}
      placeholder={text.inviteType}
      searchable
      comboboxProps={{ withinPortal: false }}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={q === '' || isFetching ? text.inviteType : text.inviteNothing}
      value={null}
      onChange={(person) => {
        if (person !== null) {
          onChoose(person);
          setTyped('');
        }
      }}
      data={found
        .filter(({ uuid }) => !but.includes(uuid))
        .map(({ uuid, username }) => ({ value: uuid, label: username }))}
    />
  );
}
