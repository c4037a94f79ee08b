import '../theme/dialog';

import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '../text';

interface Props {
  title: string;
  /** Without it the dialog stays until what it asks for is done. */
  onClose?: () => void;
  children: ReactNode;
}

/** An open dialog. Built of parts because the whole makes a second banner for assistive programs. */
export function Dialog({ title, onClose, children }: Props) {
  const { close } = useText().common;
  const mayClose = onClose !== undefined;
  return (
    <Modal.Root
      opened
      centered
      onClose={onClose ?? (() => undefined)}
      closeOnEscape={mayClose}
      closeOnClickOutside={mayClose}
    >
      <Modal.Overlay />
      {/* Names may be long words. */}
      <Modal.Content radius="lg" style={{ overflowWrap: 'anywhere' }}>
        <Modal.Body p="lg">
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title fw={600} fz="lg">
              {title}
            </Modal.Title>
            {mayClose && <Modal.CloseButton aria-label={close} />}
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
