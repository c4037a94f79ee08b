// What the pages about letters say; fetched with them.
import { lazyText } from '../../../text/lazy';

const mailText = lazyText({
  en: async () => (await import('./text.en')).mail,
  de: async () => (await import('./text.de')).mail,
});

export const useMailText = mailText.useText;
