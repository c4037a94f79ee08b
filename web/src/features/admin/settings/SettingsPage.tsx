import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconAdjustmentsOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { Card } from '../../../components/Card';
import { EmptyState } from '../../../components/EmptyState';
import { useFilter } from '../../../components/listAddress';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { wordsFor } from '../../../text/words';
import { ChoiceFilter, Filters, TextFilter } from '../shared/filters';
import { SettingLine } from './SettingLine';
import { sectionsOf, type Setting, settingsQuery } from './settings';
import { useSettingsText } from './text';

const route = getRouteApi('/member/admin/settings');

/** What the server was started with, to be read and found; it is changed elsewhere. */
export function SettingsPage() {
  const text = useSettingsText();
  const { q, origin } = route.useSearch();
  const settings = useQuery(settingsQuery);
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Filters>
        <TextFilter name="q" label={text.search} placeholder={text.searchPlaceholder} value={q} isSearch width={280} />
        <ChoiceFilter
          name="origin"
          label={text.origin}
          all={text.anyOrigin}
          value={origin}
          options={[
            { value: 'chosen', label: text.chosen },
            ...Object.entries(text.origins).map(([value, label]) => ({ value, label })),
          ]}
        />
      </Filters>
      <Loaded query={settings} lines={10}>
        {(all) => <Sections settings={all} />}
      </Loaded>
    </>
  );
}

function Sections({ settings }: { settings: Setting[] }) {
  const text = useSettingsText();
  const filter = useFilter();
  const sections = sectionsOf(settings, route.useSearch(), text.told.reasons);
  const count = sections.reduce((sum, section) => sum + section.settings.length, 0);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" role="status">
        {text.found(count)}
      </Text>
      {sections.length === 0 && (
        <Paper radius="lg">
          <EmptyState icon={IconAdjustmentsOff} title={text.none}>
            <Button variant="default" mt="xs" onClick={() => filter({ q: undefined, origin: undefined })}>
              {text.clear}
            </Button>
          </EmptyState>
        </Paper>
      )}
      {sections.map((section) => (
        <Card key={section.name} title={wordsFor(text.sections, section.name)}>
          {section.settings.map((setting) => (
            <SettingLine key={setting.key} setting={setting} />
          ))}
        </Card>
      ))}
    </Stack>
  );
}
