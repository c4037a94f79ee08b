import { RouterLink } from '../../../components/RouterLink';
import { wordsFor } from '../../../text/words';
import { useAdminText } from '../text';
import type { AuditEvent } from './api';

export function Actor({ actor }: { actor: AuditEvent['actor'] }) {
  const { audit: text } = useAdminText().logs;
  const { shared } = useAdminText();
  if (actor.uuid == null) {
    return wordsFor(text.actors, actor.kind);
  }
  return actor.person == null ? shared.somebodyGone : <PersonLink person={actor.person} />;
}

function PersonLink({ person }: { person: { uuid: string; username: string } }) {
  return (
    <RouterLink to="/admin/users/$uuid" params={{ uuid: person.uuid }} size="sm">
      {person.username}
    </RouterLink>
  );
}

export function Target({ target }: { target: AuditEvent['target'] }) {
  const { audit: text } = useAdminText().logs;
  if (target.person != null) {
    return <PersonLink person={target.person} />;
  }
  const kind = wordsFor(text.kinds, target.kind);
  return target.id === '' ? kind : `${kind} ${target.id}`;
}
