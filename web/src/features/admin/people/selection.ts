// Which people are selected; the selection outlives a change of page.
import { useMemo, useState } from 'react';

import type { Selection } from '../../../components/DataTable';
import type { Person } from './api';

export interface PeopleSelection {
  /** By public id. */
  people: ReadonlyMap<string, Person>;
  ofTable: Omit<Selection<Person>, 'label'>;
  add: (people: readonly Person[]) => void;
  clear: () => void;
}

export function useSelection(): PeopleSelection {
  const [people, setPeople] = useState<ReadonlyMap<string, Person>>(new Map());
  return useMemo(() => {
    const change = (edit: (selected: Map<string, Person>) => void) =>
      setPeople((before) => {
        const selected = new Map(before);
        edit(selected);
        return selected;
      });
    const add = (all: readonly Person[]) => change((selected) => all.forEach((one) => selected.set(one.uuid, one)));
    return {
      people,
      add,
      clear: () => setPeople(new Map()),
      ofTable: {
        has: ({ uuid }) => people.has(uuid),
        toggle: (person) =>
          change((selected) => {
            if (!selected.delete(person.uuid)) {
              selected.set(person.uuid, person);
            }
          }),
        setAll: (rows, isSelected) =>
          isSelected ? add(rows) : change((selected) => rows.forEach(({ uuid }) => selected.delete(uuid))),
      },
    };
  }, [people]);
}
