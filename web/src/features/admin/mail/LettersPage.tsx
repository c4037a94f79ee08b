import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { useFilter } from '../../../components/listAddress';
import { Loaded } from '../../../components/Loaded';
import { PageHeader } from '../../../components/PageHeader';
import { LANGUAGES, useLanguage } from '../../../text';
import { wordsFor } from '../../../text/words';
import { Filters } from '../shared/filters';
import { saveAs } from '../shared/saveAs';
import { letterQuery, lettersQuery } from './api';
import classes from './LettersPage.module.css';
import { useLetterName, useMailText } from './text';

const route = getRouteApi('/member/admin/mail/letters');

/** What each letter looks like, before anybody gets it. */
export function LettersPage() {
  const { letters: text } = useMailText();
  const { language } = useLanguage();
  const nameOf = useLetterName();
  const search = route.useSearch();
  const filter = useFilter();
  const names = useQuery(lettersQuery);
  const locale = search.locale ?? language;
  const name = search.letter ?? names.data?.letters[0];
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      <Loaded query={names} lines={6}>
        {({ letters, languages }) => (
          <>
            <Filters>
              <NativeSelect
                label={text.letter}
                value={name}
                data={letters.map((value) => ({ value, label: nameOf(value) }))}
                onChange={(event) => filter({ letter: event.currentTarget.value })}
              />
              <NativeSelect
                label={text.language}
                value={locale}
                data={languages.map((value) => ({ value, label: wordsFor(LANGUAGES, value) }))}
                onChange={(event) => filter({ locale: event.currentTarget.value })}
              />
            </Filters>
            {name !== undefined && <Preview name={name} locale={locale} />}
          </>
        )}
      </Loaded>
    </>
  );
}

/** As text: the console's own policy lets no foreign markup in. */
function Preview({ name, locale }: { name: string; locale: string }) {
  const { letters: text } = useMailText();
  const letter = useQuery(letterQuery(name, locale));
  return (
    <Loaded query={letter} lines={8}>
      {({ subject, text: content, html }) => (
        <Paper component="article" radius="lg" p="lg" maw={720} aria-label={subject}>
          <Stack gap="md">
            <div>
              <Text size="sm" c="dimmed">
                {text.subject}
              </Text>
              <Title order={2}>{subject}</Title>
            </div>
            <pre className={classes.text} aria-label={text.text}>
              {content}
            </pre>
            <Group gap="sm">
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                onClick={() => saveAs(`${name}.${locale}.html`, html, 'text/html')}
              >
                {text.save}
              </Button>
              <Text size="sm" c="dimmed">
                {text.saveHint}
              </Text>
            </Group>
          </Stack>
        </Paper>
      )}
    </Loaded>
  );
}
