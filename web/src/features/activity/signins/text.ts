// What the picture of sign-ins says; fetched with it.
import { lazyText } from '../../../text/lazy';

const signInsText = lazyText({
  en: async () => (await import('./text.en')).signIns,
  de: async () => (await import('./text.de')).signIns,
});

export const useSignInsText = signInsText.useText;
