// Colours and language without menus: those weigh as much as the rest of the sign-in page.
import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

import { type Language, LANGUAGES, useLanguage, useText } from '../text';

export function LanguageButtons() {
  const { language, speak } = useLanguage();
  return Object.entries(LANGUAGES)
    .filter(([tag]) => tag !== language)
    .map(([tag, name]) => (
      <Button key={tag} variant="subtle" color="gray" size="compact-sm" lang={tag} onClick={() => void speak(tag as Language)}>
        {name}
      </Button>
    ));
}

export function ColourSchemeToggle() {
  const { common } = useText();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme() === 'dark' ? 'light' : 'dark';
  const Icon = other === 'dark' ? IconMoon : IconSun;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={`${common.colourScheme}: ${common[other]}`}
      onClick={() => setColorScheme(other)}
    >
      <Icon size={20} stroke={1.6} />
    </ActionIcon>
  );
}
