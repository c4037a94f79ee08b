import { Badge, Code, Group, Text } from '@mantine/core';

import { wordsFor } from '../../../text/words';
import { Fact, Facts } from '../shared/Facts';
import { isChosen, linesOf, type Setting } from './settings';
import classes from './SettingLine.module.css';
import { useSettingsText } from './text';

/** One setting: its value, who set it, and how to set it otherwise. */
export function SettingLine({ setting }: { setting: Setting }) {
  const { told, ...text } = useSettingsText();
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
      <Code className={classes.value}>{wordsFor(told.values, value)}</Code>
      <Text size="sm" c="dimmed" mt={4}>
        <Told words={told.reasons} name={key} english={reason} />
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
  const { told, ...text } = useSettingsText();
  const { unit, default: unset, variables } = setting;
  return (
    <Facts>
      <Fact term={text.setBy}><SetBy setting={setting} /></Fact>
      <Fact term={text.takes}>
        <Told words={told.forms} name={unit} />
      </Fact>
      {unset !== '' && (
        <Fact term={text.unless}>
          <Told words={told.defaults} name={unset} />
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

function SetBy({ setting }: { setting: Setting }) {
  const { nobody, origins } = useSettingsText();
  if (!isChosen(setting)) {
    return nobody;
  }
  return setting.origin === 'command_line' ? origins.command_line : setting.origin_text;
}

/** What the server says, in the reader's language if there are words for it. */
function Told({ words, name, english = name }: { words: Readonly<Record<string, string>>; name: string; english?: string }) {
  return Object.hasOwn(words, name) ? words[name] : <span lang="en">{english}</span>;
}
