// A part of the catalogue that only some pages need: fetched with them, so that the sign-in page
// does not carry the administrators' words.
import { use } from 'react';

import { type Language, useLanguage } from './index';

interface LazyText<T> {
  /** Begins to fetch it, so that a page need not wait when it comes to it. */
  preload: (language: Language) => void;
  /** The part in the language in use. */
  useText: () => T;
}

export function lazyText<T>(catalogues: Record<Language, () => Promise<T>>): LazyText<T> {
  const fetched = new Map<Language, Promise<T>>();
  const inLanguage = (language: Language): Promise<T> => {
    const text = fetched.get(language) ?? catalogues[language]();
    fetched.set(language, text);
    // What could not be fetched is asked for again.
    text.catch(() => fetched.delete(language));
    return text;
  };
  return {
    preload: (language) => void inLanguage(language),
    useText: function useLazyText() {
      return use(inLanguage(useLanguage().language));
    },
  };
}
