// What the pages of those who sell say; fetched with them.
import { lazyText } from '../../../text/lazy';

const shopText = lazyText({
  en: async () => (await import('./text.en')).shop,
  de: async () => (await import('./text.de')).shop,
});

export const useShopText = shopText.useText;
