import { Link, Outlet } from '@tanstack/react-router';

import { useText } from '../../text';
import classes from './AccountFrame.module.css';

/** The pages about oneself, and the way between them. */
export function AccountFrame() {
  const text = useText().account;
  return (
    <>
      <nav aria-label={text.area} className={classes.tabs}>
        <Link to="/account/profile" className={classes.tab}>
          {text.profile.title}
        </Link>
        <Link to="/account/security" className={classes.tab}>
          {text.security.title}
        </Link>
        <Link to="/account/sessions" className={classes.tab}>
          {text.sessions.title}
        </Link>
        <Link to="/account/tokens" className={classes.tab}>
          {text.tokens.title}
        </Link>
        <Link to="/account/preferences" className={classes.tab}>
          {text.preferences.title}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
