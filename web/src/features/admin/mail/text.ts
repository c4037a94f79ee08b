// What the pages about letters say; fetched with them.
import { lazyText } from '../../../text/lazy';
import { readable, wordsFor } from '../../../text/words';

const mailText = lazyText({
  en: async () => (await import('./text.en')).mail,
  de: async () => (await import('./text.de')).mail,
});

export const useMailText = mailText.useText;

/** Tells which letter it is. */
export function useLetterName(): (letter: string) => string {
  const { names } = useMailText();
  return (letter) => wordsFor(names, letter, readable(letter));
}
