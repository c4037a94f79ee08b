// What the description of the interface says around it; fetched with it.
import { lazyText } from '../../text/lazy';

const referenceText = lazyText({
  en: async () => (await import('./text.en')).reference,
  de: async () => (await import('./text.de')).reference,
});

export const useReferenceText = referenceText.useText;
