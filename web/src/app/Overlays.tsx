// What may lie above a page. Each is a chunk of its own, fetched when it is first wanted.
import { Suspense } from 'react';

import type { Me } from '../api/session';
import { useStanding } from '../api/standing';
import { lazyPart } from '../components/lazyPart';
import { useToasts } from '../components/toasts';

const CommandPalette = lazyPart(() => import('./CommandPalette'), 'CommandPalette');
const KeyboardHelp = lazyPart(() => import('./KeyboardHelp'), 'KeyboardHelp');
const ExpiredDialog = lazyPart(() => import('../features/signin/ExpiredDialog'), 'ExpiredDialog');
const Toaster = lazyPart(() => import('../components/Toaster'), 'Toaster');

interface Props {
  me: Me;
  /** How often the palette was asked for. */
  paletteTimes: number;
  helpIsOpen: boolean;
  onHelp: () => void;
  onHelpClosed: () => void;
}

export function Overlays({ me, paletteTimes, helpIsOpen, onHelp, onHelpClosed }: Props) {
  const standing = useStanding();
  const hasToasts = useToasts();
  return (
    <Suspense>
      {paletteTimes > 0 && <CommandPalette me={me} times={paletteTimes} onHelp={onHelp} />}
      {helpIsOpen && <KeyboardHelp me={me} onClose={onHelpClosed} />}
      {standing.is !== 'theirs' && <ExpiredDialog me={me} standing={standing} />}
      {hasToasts && <Toaster />}
    </Suspense>
  );
}
