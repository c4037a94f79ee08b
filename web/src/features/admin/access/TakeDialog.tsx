import { answerOf, api } from '../../../api/client';
import { nameOf, type Person } from '../people/api';
import { AskFirst } from '../shared/AskFirst';
import { useAdminText } from '../text';
import { forgetAccess, type Grant } from './api';
import { Effects } from './Effects';

/** Takes a grant away, after showing what its holder loses by it. */
export function TakeDialog({ person, grant, onClose }: { person: Person; grant: Grant; onClose: () => void }) {
  const { grants: text } = useAdminText().access;
  return (
    <AskFirst
      question={{
        title: text.takeTitle(grant.role?.name ?? grant.permission?.name ?? '', nameOf(person)),
        text: <Effects change={{ change: 'take', user: person.uuid, grant_id: grant.id }} />,
        confirm: text.take,
        isDestructive: true,
        act: async () => {
          const path = { uuid: person.uuid, id: grant.id };
          await answerOf(api.DELETE('/api/v1/users/{uuid}/grants/{id}', { params: { path } }));
          await forgetAccess();
        },
      }}
      onClose={onClose}
    />
  );
}
