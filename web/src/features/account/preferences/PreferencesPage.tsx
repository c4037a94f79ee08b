import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';

import { NativeSelect, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';

import { useMe } from '../../../api/session';
import { Card } from '../../../components/Card';
import { ErrorState } from '../../../components/ErrorState';
import { PageHeader } from '../../../components/PageHeader';
import { type Language, LANGUAGES, useLanguage, useText } from '../../../text';
import { useFormat } from '../../../text/format';
import { Telegram } from './Telegram';
import { TimeZone } from './TimeZone';
import { usePreference } from './usePreference';

/** Language, time zone and colours. Each choice counts at once. */
export function PreferencesPage() {
  const text = useText().account.preferences;
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Stack gap="md" maw={640}>
        <Card title={text.languageTitle}>
          <LanguageChoice />
        </Card>
        <Card title={text.zoneTitle}>
          <TimeZone />
        </Card>
        <Card title={text.coloursTitle}>
          <Colours />
        </Card>
        <Telegram />
      </Stack>
    </>
  );
}

function LanguageChoice() {
  const text = useText().account.preferences;
  const { language, speak } = useLanguage();
  const format = useFormat();
  const me = useMe();
  const { save, isSaving, error } = usePreference();
  const choose = (tag: Language) => {
    void speak(tag);
    save({ locale: tag });
  };
  const inLetters = me.locale.slice(0, 2).toLowerCase();
  return (
    <Stack gap="md">
      {error !== null && <ErrorState error={error} />}
      <NativeSelect
        label={text.language}
        description={text.languageHint}
        value={language}
        disabled={isSaving}
        onChange={(event) => choose(event.currentTarget.value as Language)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
      {inLetters !== language && (
        <Text size="sm" c="dimmed">
          {text.lettersIn(format.language(inLetters))}
        </Text>
      )}
    </Stack>
  );
}

function Colours() {
  const { account, common } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={common.colourScheme}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme)}
        data={[
          { value: 'light', label: common.light },
          { value: 'dark', label: common.dark },
          { value: 'auto', label: common.likeTheSystem },
        ]}
      />
      <Text size="sm" c="dimmed">
        {account.preferences.coloursHint}
      </Text>
    </Stack>
  );
}
