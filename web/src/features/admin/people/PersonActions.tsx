import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';

import { answerOf, api } from '../../../api/client';
import { lazyDialog } from '../../../components/lazyDialog';
import { lazyPart } from '../../../components/lazyPart';
import { useOnce } from '../../../components/once';
import { toast } from '../../../components/toasts';
import { useExplain } from '../../../components/explain';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { MenuButton } from '../../../components/MenuButton';
import { saveAs } from '../shared/saveAs';
import { useAdminText } from '../text';
import { actOn, nameOf, type Person, type SimpleDeed } from './api';

const PersonItems = lazyPart(() => import('./PersonItems'), 'PersonItems');
const ClearFactorDialog = lazyDialog(() => import('./ClearFactorDialog'), 'ClearFactorDialog');

/** What can be done to a person as a whole, as they stand. */
function deedsFor({ status }: Person): SimpleDeed[] {
  if (status === 'deleted') {
    return ['restore'];
  }
  return [status === 'disabled' ? 'enable' : 'disable', 'end_sessions', 'delete'];
}

export function PersonActions({ person, isMe }: { person: Person; isMe: boolean }) {
  const { people: text, shared } = useAdminText();
  const explain = useExplain('clicked');
  const [deed, setDeed] = useState<SimpleDeed>();
  const [isClearing, setClearing] = useState(false);
  const archive = useOnce({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/users/{uuid}/export', { params: { path: { uuid: person.uuid } } })),
    onSuccess: (data) => saveAs(`person-${person.username}.json`, JSON.stringify(data, null, 2)),
    onError: (error) => void toast({ message: explain(error), color: 'red' }),
  });
  return (
    <>
      <MenuButton
        button={
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} loading={archive.isPending}>
            {shared.actions}
          </Button>
        }
        menu={(state) => (
          <PersonItems
            {...state}
            deeds={deedsFor(person)}
            onDeed={setDeed}
            onExport={() => archive.mutate()}
            onClear={person.mfa_enabled && !isMe ? () => setClearing(true) : undefined}
          />
        )}
      />
      {isClearing && <ClearFactorDialog person={person} onClose={() => setClearing(false)} />}
      {deed !== undefined && (
        <ConfirmDialog
          title={text.deeds[deed].title(nameOf(person))}
          confirm={text.deeds[deed].action}
          isDangerous={deed === 'delete' || deed === 'disable'}
          nameToType={deed === 'delete' ? person.username : undefined}
          onConfirm={() => actOn(person.uuid, deed)}
          onClose={() => setDeed(undefined)}
        >
          {isMe ? `${text.person.you} ${text.deeds[deed].text}` : text.deeds[deed].text}
        </ConfirmDialog>
      )}
    </>
  );
}
