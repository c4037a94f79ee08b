// What the administrators' pages say; fetched with them.
import { lazyText } from '../../text/lazy';

export const adminText = lazyText({
  en: async () => (await import('./text.en')).admin,
  de: async () => (await import('./text.de')).admin,
});

export const useAdminText = adminText.useText;
