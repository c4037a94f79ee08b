import { answerOf, api } from '../../../api/client';
import { nameOf, type Person } from '../people/api';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useAdminText } from '../text';
import { forgetAccess, type Grant } from './api';
import { Effects } from './Effects';

/** Takes a grant away, after showing what its holder loses by it. */
export function TakeDialog({ person, grant, onClose }: { person: Person; grant: Grant; onClose: () => void }) {
  const { grants: text } = useAdminText().access;
  return (
    <ConfirmDialog
      title={text.takeTitle(grant.role?.name ?? grant.permission?.name ?? '', nameOf(person))}
      confirm={text.take}
      isDangerous
      onConfirm={async () => {
        const path = { uuid: person.uuid, id: grant.id };
        await answerOf(api.DELETE('/api/v1/users/{uuid}/grants/{id}', { params: { path } }));
        await forgetAccess();
      }}
      onClose={onClose}
    >
      <Effects change={{ change: 'take', user: person.uuid, grant_id: grant.id }} />
    </ConfirmDialog>
  );
}
