import '../theme/dialog';
import '@mantine/core/styles/Mark.layer.css';
import '@mantine/spotlight/styles.layer.css';

import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { can, type Me } from '../api/session';
import { innerPages, places } from '../features';
import { useText } from '../text';
import { useSignOut } from './signOut';

/** Every page one may open and the actions that belong to none. Opens whenever `times` grows. */
export function CommandPalette({ me, times, onHelp }: { me: Me; times: number; onHelp: () => void }) {
  const { palette } = useText().common;
  useEffect(() => spotlight.open(), [times]);
  return (
    <Spotlight
      actions={[usePages(me), useActions(onHelp)]}
      nothingFound={palette.nothing}
      shortcut={null}
      title={palette.open}
      // The name is for assistive programs; the field says the rest.
      styles={{ header: { display: 'none' } }}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: palette.placeholder,
        'aria-label': palette.placeholder,
      }}
    />
  );
}

function usePages(me: Me): SpotlightActionGroupData {
  const text = useText();
  const navigate = useNavigate();
  const actions = [...places, ...innerPages]
    .filter(({ permission }) => permission === undefined || can(me, permission))
    .map(({ to, label, icon: Icon }) => ({
      id: to,
      label: label(text),
      leftSection: <Icon size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to }),
    }));
  return { group: text.common.palette.pages, actions };
}

function useActions(onHelp: () => void): SpotlightActionGroupData {
  const { common } = useText();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const action = (id: string, label: string, Icon: typeof IconSun, onClick: () => void) => ({
    id,
    label,
    leftSection: <Icon size={18} stroke={1.6} aria-hidden />,
    onClick,
  });
  return {
    group: common.palette.actions,
    actions: [
      action('light', `${common.colourScheme}: ${common.light}`, IconSun, () => setColorScheme('light')),
      action('dark', `${common.colourScheme}: ${common.dark}`, IconMoon, () => setColorScheme('dark')),
      action('keyboard', common.keyboard.title, IconKeyboard, onHelp),
      action('sign-out', common.signOut, IconLogout, () => void signOut()),
    ],
  };
}
