import { Group, Kbd, Table } from '@mantine/core';
import type { ReactNode } from 'react';

import { can, type Me } from '../api/session';
import { Dialog } from '../components/Dialog';
import { places } from '../features';
import { useText } from '../text';

export function KeyboardHelp({ me, onClose }: { me: Me; onClose: () => void }) {
  const text = useText();
  const { keyboard } = text.common;
  return (
    <Dialog title={keyboard.title} onClose={onClose}>
      <Table variant="vertical" layout="fixed">
        <Table.Tbody>
          <Line label={keyboard.palette}>
            <Kbd>Ctrl K</Kbd> <Kbd>⌘ K</Kbd>
          </Line>
          <Line label={keyboard.help}>
            <Kbd>?</Kbd>
          </Line>
          {places
            .filter(({ permission }) => permission === undefined || can(me, permission))
            .map(({ to, key, label }) => (
              <Line key={to} label={keyboard.goTo(label(text))}>
                <Kbd>G</Kbd> {keyboard.then} <Kbd>{key.toUpperCase()}</Kbd>
              </Line>
            ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end">
          {children}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
