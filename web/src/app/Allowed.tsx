import { useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { can, type Me } from '../api/session';
import { ForbiddenState } from '../components/ForbiddenState';

/** The page, or which permission it needs. The server decides again with every request. */
export function Allowed({ me, children }: { me: Me; children: ReactNode }) {
  const missing = useMatches({
    select: (matches) =>
      matches
        .map((match) => match.staticData.permission)
        .find((permission) => permission !== undefined && !can(me, permission)),
  });
  return missing === undefined ? children : <ForbiddenState permission={missing} />;
}
