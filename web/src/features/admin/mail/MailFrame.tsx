import { Outlet } from '@tanstack/react-router';

import { can, useMe } from '../../../api/session';
import { AreaLink, AreaNav } from '../../../components/AreaNav';
import { useMailText } from './text';

/** The pages about letters. */
export function MailFrame() {
  const text = useMailText();
  const maySeeLetters = can(useMe(), 'manage_settings');
  return (
    <>
      <AreaNav label={text.area}>
        <AreaLink to="/admin/mail" activeOptions={{ exact: true, includeSearch: false }}>
          {text.outbox.title}
        </AreaLink>
        <AreaLink to="/admin/mail/senders">{text.senders.title}</AreaLink>
        {maySeeLetters && <AreaLink to="/admin/mail/letters">{text.letters.title}</AreaLink>}
      </AreaNav>
      <Outlet />
    </>
  );
}
