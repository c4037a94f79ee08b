import { Avatar, UnstyledButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';

import type { Me } from '../api/session';
import { lazyPart } from '../components/lazyPart';
import { MenuButton } from '../components/MenuButton';
import { useText } from '../text';

const UserItems = lazyPart(() => import('./UserItems'), 'UserItems');

export function UserMenu({ me }: { me: Me }) {
  const { common } = useText();
  const name = `${me.first_name} ${me.last_name}`.trim() || me.username;
  return (
    <MenuButton
      button={
        <UnstyledButton aria-label={common.userMenu(name)} ml={4}>
          <Avatar color="indigo" radius="xl" size={34}>
            <IconUser size={20} aria-hidden />
          </Avatar>
        </UnstyledButton>
      }
      menu={(state) => <UserItems {...state} me={me} name={name} />}
    />
  );
}
