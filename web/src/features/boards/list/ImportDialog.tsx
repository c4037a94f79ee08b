import { Alert, Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { answerOf, api, Problem, type Schemas } from '../../../api/client';
import { Dialog } from '../../../components/Dialog';
import { useExplain } from '../../../components/explain';
import { useOnce } from '../../../components/once';
import { useText } from '../../../text';
import { rereadLists, withId } from '../changes';
import type { Visibility } from '../model';
import classes from './list.module.css';
import { VisibilityInput } from './VisibilityInput';

/** The file is no JSON at all; the server was not asked. */
class NotJson extends Error {}

/** Faults of a file that are listed; more would not be read. */
const LISTED = 8;

/** Makes a board of a file. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const text = useText().boards.import;
  const { dialogs } = useText();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('members');
  const kind = file === null ? undefined : kindOf(file.name);
  const bring = useOnce({
    mutationFn: (from: File) => (kind === 'csv' ? importTable(from, name, visibility) : importJson(from, visibility)),
    onSuccess: ({ id }) => {
      void rereadLists();
      void navigate({ to: '/boards/$board', params: { board: id } });
    },
  });
  const choose = (chosen: File | null) => {
    bring.reset();
    setFile(chosen);
    setName(chosen?.name.replace(/\.[^.]*$/, '') ?? '');
  };
  const isReady = kind === 'json' || (kind === 'csv' && name.trim() !== '');
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null && isReady) {
            bring.mutate(file);
          }
        }}
      >
        <Stack gap="md">
          <Text size="sm">{text.hint}</Text>
          {bring.error !== null && <Refused error={bring.error} />}
          <div className={classes.file}>
            <FileButton accept=".json,.csv,application/json,text/csv" onChange={choose} inputProps={{ 'aria-label': text.file }}>
              {(props) => (
                <Button variant="default" leftSection={<IconFileUpload size={16} aria-hidden />} flex="none" {...props}>
                  {text.choose}
                </Button>
              )}
            </FileButton>
            {file !== null && (
              <Text size="sm" truncate>
                {file.name}
              </Text>
            )}
          </div>
          {file !== null && kind === undefined && (
            <Text size="sm" c="var(--mantine-color-error)">
              {text.otherKind}
            </Text>
          )}
          {kind === 'csv' && (
            <TextInput label={text.name} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          )}
          {kind !== undefined && <VisibilityInput value={visibility} onChange={setVisibility} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {dialogs.cancel}
            </Button>
            <Button type="submit" disabled={!isReady} loading={bring.isPending}>
              {text.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** A file may be wrong in many places; each is named as the server names it. */
function Refused({ error }: { error: Error }) {
  const text = useText().boards.import;
  const explain = useExplain('typed');
  const faults = error instanceof Problem ? error.fields.slice(0, LISTED) : [];
  return (
    <Alert color="red" role="alert" title={text.refused}>
      {error instanceof NotJson ? text.notJson : withId(explain(error), error)}
      {faults.length > 0 && (
        <ul className={classes.faults} lang="en">
          {faults.map(({ field, detail }) => (
            <li key={field + detail}>
              <code>{field}</code>: {detail}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

function kindOf(name: string): 'json' | 'csv' | undefined {
  const [, end] = /\.(json|csv)$/i.exec(name) ?? [];
  return end?.toLowerCase() as 'json' | 'csv' | undefined;
}

async function importJson(file: File, visibility: Visibility) {
  const text = await file.text();
  let body: Schemas['BoardFile'];
  try {
    // Whether it is a board's file, the server says.
    body = JSON.parse(text) as Schemas['BoardFile'];
  } catch {
    throw new NotJson();
  }
  return answerOf(api.POST('/api/v1/boards/import', { params: { query: { visibility } }, body }));
}

async function importTable(file: File, name: string, visibility: Visibility) {
  return answerOf(
    api.POST('/api/v1/boards/import.csv', {
      params: { query: { name, visibility } },
      body: await file.text(),
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'text/csv' },
    }),
  );
}
