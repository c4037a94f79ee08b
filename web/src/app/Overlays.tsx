// What may lie above a page. Each is a chunk of its own, fetched when it is first wanted.
import { lazy, Suspense } from 'react';

import type { Me } from '../api/session';
import { useStanding } from '../api/standing';
import { useToasts } from '../components/toasts';

const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette')).CommandPalette }));
const KeyboardHelp = lazy(async () => ({ default: (await import('./KeyboardHelp')).KeyboardHelp }));
const ExpiredDialog = lazy(async () => ({
  default: (await import('../features/signin/ExpiredDialog')).ExpiredDialog,
}));
const Toaster = lazy(async () => ({ default: (await import('../components/Toaster')).Toaster }));

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
