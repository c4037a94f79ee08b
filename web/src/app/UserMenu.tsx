import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';

import type { Me } from '../api/session';
import { useText } from '../text';
import { useSignOut } from './signOut';

export function UserMenu({ me }: { me: Me }) {
  const { common } = useText();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const name = `${me.first_name} ${me.last_name}`.trim() || me.username;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={common.userMenu(name)} ml={4}>
          <Avatar color="indigo" radius="xl" size={34}>
            <IconUser size={20} aria-hidden />
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
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
