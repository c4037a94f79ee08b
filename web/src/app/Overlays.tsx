// What may lie above a page. Each is a chunk of its own, fetched when it is first wanted.
import { Suspense } from 'react';

import type { Me } from '../api/session';
import { useStanding } from '../api/standing';
import { Awaited, lazyDialog } from '../components/lazyDialog';
import { lazyPart } from '../components/lazyPart';
import { useToasts } from '../components/toasts';

const CommandPalette = lazyPart(() => import('./CommandPalette'), 'CommandPalette');
const KeyboardHelp = lazyDialog(() => import('./KeyboardHelp'), 'KeyboardHelp');
const ExpiredDialog = lazyPart(() => import('../features/signin/ExpiredDialog'), 'ExpiredDialog');
const Toaster = lazyPart(() => import('../components/Toaster'), 'Toaster');

interface Props {
  me: Me;
  /** How often the palette was asked for. */
  paletteTimes: number;
  /** It is no longer asked for, and was not yet there. */
  onPaletteForgotten: () => void;
  helpIsOpen: boolean;
  onHelp: () => void;
  onHelpClosed: () => void;
}

export function Overlays({ me, paletteTimes, onPaletteForgotten, helpIsOpen, onHelp, onHelpClosed }: Props) {
  const standing = useStanding();
  const hasToasts = useToasts();
  return (
    <>
      {paletteTimes > 0 && (
        <Suspense fallback={<Awaited onClose={onPaletteForgotten} />}>
          <CommandPalette me={me} times={paletteTimes} onHelp={onHelp} />
        </Suspense>
      )}
      {helpIsOpen && <KeyboardHelp me={me} onClose={onHelpClosed} />}
      <Suspense>{standing.is !== 'theirs' && <ExpiredDialog me={me} standing={standing} />}</Suspense>
      <Suspense>{hasToasts && <Toaster />}</Suspense>
    </>
  );
}
