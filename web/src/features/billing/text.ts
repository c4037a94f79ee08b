// What the pages about money say; fetched with them.
import { lazyText } from '../../text/lazy';

const billingText = lazyText({
  en: async () => (await import('./text.en')).billing,
  de: async () => (await import('./text.de')).billing,
});

export const useBillingText = billingText.useText;
