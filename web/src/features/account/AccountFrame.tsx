import { Outlet } from '@tanstack/react-router';

import { AreaLink, AreaNav } from '../../components/AreaNav';
import { useText } from '../../text';

/** The pages about oneself, and the way between them. */
export function AccountFrame() {
  const text = useText().account;
  return (
    <>
      <AreaNav label={text.area}>
        <AreaLink to="/account/profile">{text.profile.title}</AreaLink>
        <AreaLink to="/account/security">{text.security.title}</AreaLink>
        <AreaLink to="/account/sessions">{text.sessions.title}</AreaLink>
        <AreaLink to="/account/tokens">{text.tokens.title}</AreaLink>
        <AreaLink to="/account/preferences">{text.preferences.title}</AreaLink>
      </AreaNav>
      <Outlet />
    </>
  );
}
