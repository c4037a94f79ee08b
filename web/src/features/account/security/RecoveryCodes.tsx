import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';

import { useMe } from '../../../api/session';
import { product } from '../../../boot/product';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { useText } from '../../../text';
import { saveText } from './saveText';
import classes from './RecoveryCodes.module.css';
import { Step } from './Step';

/** New recovery codes. Nobody can show them again, so leaving them behind takes a second thought. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { common, account } = useText();
  const text = account.security.codes;
  const { username } = useMe();
  const [isKept, setKept] = useState(false);
  const keeping = (keep: () => void) => () => {
    keep();
    setKept(true);
  };
  const heading = text.heading(product, username);
  const sheet = [heading, '', ...codes, '', text.once, ''].join('\n');
  return (
    <Step number={3} title={text.title} isNews>
      <Stack gap="md">
        <Text size="sm">{text.text}</Text>
        <div className={classes.paper}>
          <Text size="sm" fw={500} mb="xs">
            {heading}
          </Text>
          <ul className={classes.codes}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <Text size="sm" c="dimmed" mt="xs">
            {text.once}
          </Text>
        </div>
        <Group gap="xs">
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" leftSection={<IconCopy size={16} />} onClick={keeping(copy)}>
                {copied ? common.copied : common.copy}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} />}
            onClick={keeping(() => saveText(text.file, sheet))}
          >
            {text.download}
          </Button>
          <Button variant="default" size="xs" leftSection={<IconPrinter size={16} />} onClick={keeping(() => window.print())}>
            {text.print}
          </Button>
        </Group>
        <Group justify="flex-end">
          <Button onClick={onSaved}>{text.saved}</Button>
        </Group>
        <LeaveGuard isNeeded={!isKept} title={text.leave} confirm={text.leaveSubmit}>
          {text.leaveText}
        </LeaveGuard>
      </Stack>
    </Step>
  );
}
