import { Menu, Text } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';

import type { Me } from '../api/session';
import type { MenuState } from '../components/MenuButton';
import { useText } from '../text';
import { useSignOut } from './signOut';

interface Props extends MenuState {
  me: Me;
  name: string;
}

export function UserItems({ me, name, opened, onChange, target }: Props) {
  const { common } = useText();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={240} opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label lh={1.5}>
          <Text component="div" size="sm" fw={600} truncate c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text component="div" size="xs" truncate>
            {me.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: '/account/profile' })}>
          {common.profile}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {common.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
