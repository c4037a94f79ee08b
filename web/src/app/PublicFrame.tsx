import { Group, Paper, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';

import { product } from '../boot/product';
import { Logo } from '../components/Logo';
import { ColourSchemeToggle, LanguageButtons } from '../components/PublicControls';
import classes from './PublicFrame.module.css';

/** For whoever is not signed in: a card in the middle of the page. */
export function PublicFrame() {
  return (
    <div className={classes.page}>
      <Group component="header" justify="space-between" className={classes.header}>
        <Group gap="xs">
          <Logo />
          <Text fw={600}>{product}</Text>
        </Group>
        <Group gap={4}>
          <LanguageButtons />
          <ColourSchemeToggle />
        </Group>
      </Group>
      <Paper component="main" radius="lg" className={classes.card}>
        <Outlet />
      </Paper>
    </div>
  );
}
