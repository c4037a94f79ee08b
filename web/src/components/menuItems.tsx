import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

import { type Language, LANGUAGES, useLanguage, useText } from '../text';
import type { MenuState } from './MenuButton';

export function ColourSchemeItems({ opened, onChange, target }: MenuState) {
  const { common } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { scheme: 'light', label: common.light, icon: IconSun },
    { scheme: 'dark', label: common.dark, icon: IconMoon },
    { scheme: 'auto', label: common.likeTheSystem, icon: IconDeviceDesktop },
  ] as const;
  return (
    <Menu position="bottom-end" opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={scheme === colorScheme && <IconCheck size={16} />}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function LanguageItems({ opened, onChange, target }: MenuState) {
  const { language, speak } = useLanguage();
  return (
    <Menu position="bottom-end" opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <Menu.Item
            key={tag}
            lang={tag}
            rightSection={tag === language && <IconCheck size={16} />}
            onClick={() => void speak(tag as Language)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
