import { Badge, Code, Group, Text } from '@mantine/core';

import { wordsFor } from '../../../text/words';
import { Fact, Facts } from '../shared/Facts';
import { isChosen, linesOf, type Setting } from './settings';
import classes from './SettingLine.module.css';
import { useSettingsText } from './text';

/** One setting: its value, who set it, and how to set it otherwise. */
export function SettingLine({ setting }: { setting: Setting }) {
  const text = useSettingsText();
  const { key, value, origin, is_secret, reason } = setting;
  return (
    <div className={classes.setting}>
      <Group justify="space-between" gap="xs">
        <Text fw={500} className={classes.value}>
          {key}
        </Text>
        <Group gap="xs">
          {is_secret && <Badge color="gray">{text.secret}</Badge>}
          <Badge color={isChosen(setting) ? 'indigo' : 'gray'}>{wordsFor(text.origins, origin)}</Badge>
        </Group>
      </Group>
      <Code className={classes.value}>{value}</Code>
      <Text size="sm" c="dimmed" mt={4} lang="en">
        {reason}
      </Text>
      <details>
        <summary className={classes.summary}>{text.howTo(key)}</summary>
        <div className={classes.ways}>
          <Ways setting={setting} />
        </div>
      </details>
    </div>
  );
}

function Ways({ setting }: { setting: Setting }) {
  const text = useSettingsText();
  const { unit, default: unset, origin_text, variables } = setting;
  return (
    <Facts>
      <Fact term={text.setBy}>{isChosen(setting) ? origin_text : text.nobody}</Fact>
      <Fact term={text.takes}>
        <span lang="en">{unit}</span>
      </Fact>
      {unset !== '' && (
        <Fact term={text.unless}>
          <span lang="en">{unset}</span>
        </Fact>
      )}
      <Fact term={text.variable}>
        {variables.map((name, at) => (
          <span key={name}>
            {at > 0 && ` ${text.or} `}
            <Code>{name}</Code>
          </span>
        ))}
      </Fact>
      <Fact term={text.file}>
        <pre className={classes.lines}>{linesOf(setting)}</pre>
      </Fact>
    </Facts>
  );
}
