// What the overview says; fetched with it, since no other page needs it.
import { lazyText } from '../../text/lazy';

const overviewText = lazyText({
  en: async () => (await import('./text.en')).overview,
  de: async () => (await import('./text.de')).overview,
});

export const useOverviewText = overviewText.useText;
