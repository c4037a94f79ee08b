// The two menus that every frame has: colours and language.
import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';

import { useText } from '../text';
import { lazyPart } from './lazyPart';
import { MenuButton } from './MenuButton';

const ColourSchemeItems = lazyPart(() => import('./menuItems'), 'ColourSchemeItems');
const LanguageItems = lazyPart(() => import('./menuItems'), 'LanguageItems');

const ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };

export function ColourSchemeMenu() {
  const { common } = useText();
  const { colorScheme } = useMantineColorScheme();
  const Current = ICONS[colorScheme];
  return (
    <MenuButton
      button={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={common.colourScheme}>
          <Current size={20} stroke={1.6} />
        </ActionIcon>
      }
      menu={(state) => <ColourSchemeItems {...state} />}
    />
  );
}

export function LanguageMenu() {
  const { common } = useText();
  return (
    <MenuButton
      button={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={common.language}>
          <IconLanguage size={20} stroke={1.6} />
        </ActionIcon>
      }
      menu={(state) => <LanguageItems {...state} />}
    />
  );
}
