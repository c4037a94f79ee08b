import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

import type { MenuState } from '../../../components/MenuButton';
import { useAdminText } from '../text';
import type { DeedName } from './api';

interface Props<Deed> extends MenuState {
  deeds: readonly Deed[];
  onDeed: (deed: Deed) => void;
  /** What else there is, above. */
  children?: ReactNode;
}

/** What can be done to people, to choose from. */
export function DeedItems<Deed extends DeedName>({ opened, onChange, target, deeds, onDeed, children }: Props<Deed>) {
  const { people: text } = useAdminText();
  return (
    <Menu position="bottom-end" opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown maw={300}>
        {children}
        {deeds.map((one) => (
          <Menu.Item
            key={one}
            color={one === 'delete' ? 'var(--mantine-color-error)' : undefined}
            onClick={() => onDeed(one)}
          >
            {text.deeds[one].action}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
