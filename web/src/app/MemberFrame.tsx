import '../theme/member';

import { AppShell, Burger, Group, Kbd, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';

import { useMe } from '../api/session';
import { product } from '../boot/product';
import { Logo } from '../components/Logo';
import { ColourSchemeMenu, LanguageMenu } from '../components/menus';
import { useText } from '../text';
import { Allowed } from './Allowed';
import { useKeyboard } from './keyboard';
import classes from './MemberFrame.module.css';
import { useMenu } from './menu';
import { Overlays } from './Overlays';
import { Sidebar } from './Sidebar';
import { UserMenu } from './UserMenu';

/** For whoever is signed in: header, sidebar, and what may lie above the page. */
export function MemberFrame() {
  const { common } = useText();
  const me = useMe();
  const { isOpen, setButton, setNavigation, toggle, close, onBlur } = useMenu();
  const [helpIsOpen, help] = useDisclosure();
  const [paletteTimes, setPaletteTimes] = useState(0);
  const openPalette = () => setPaletteTimes((before) => before + 1);
  useKeyboard(me, { palette: openPalette, help: help.open });
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#content" className={classes.skip}>
        {common.skipToContent}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap" className={classes.brand}>
            <Burger
              ref={setButton}
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={common.menu}
              aria-expanded={isOpen}
              aria-controls="navigation"
            />
            <Logo />
            <Text fw={600} truncate>
              {product}
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <PaletteButton onClick={openPalette} />
            <LanguageMenu />
            <ColourSchemeMenu />
            <UserMenu me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar
        ref={setNavigation}
        id="navigation"
        p="sm"
        className={classes.navigation}
        mod={{ closed: !isOpen }}
        aria-label={common.navigation}
        onBlur={onBlur}
      >
        <Sidebar me={me} onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <div className={classes.content}>
          <Allowed me={me}>
            <Outlet />
          </Allowed>
        </div>
      </AppShell.Main>
      <Overlays
        me={me}
        paletteTimes={paletteTimes}
        onPaletteForgotten={() => setPaletteTimes(0)}
        helpIsOpen={helpIsOpen}
        onHelp={help.open}
        onHelpClosed={help.close}
      />
    </AppShell>
  );
}

function PaletteButton({ onClick }: { onClick: () => void }) {
  const { palette } = useText().common;
  const keys = useOs() === 'macos' ? '⌘ K' : 'Ctrl K';
  return (
    <UnstyledButton className={classes.search} onClick={onClick}>
      <IconSearch size={16} aria-hidden />
      <VisuallyHidden hiddenFrom="sm">{palette.open}</VisuallyHidden>
      <Text size="sm" visibleFrom="sm">
        {palette.open}
      </Text>
      <Kbd visibleFrom="sm">{keys}</Kbd>
    </UnstyledButton>
  );
}
