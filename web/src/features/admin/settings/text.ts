// What the page about settings says; fetched with it.
import { lazyText } from '../../../text/lazy';

const settingsText = lazyText({
  en: async () => (await import('./text.en')).settings,
  de: async () => (await import('./text.de')).settings,
});

export const useSettingsText = settingsText.useText;
