// What the console says, in the reader's language. One catalogue per language, each a chunk of its
// own; `en` is the shape that every other must have.
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

import type { Text } from './en';

export type { Text } from './en';

/** The languages there are, by their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'vestibule.language';

const catalogues: Record<Language, () => Promise<Text>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
};

/** The language chosen before, or the first the browser asks for that we have. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  const candidates = [stored ?? '', ...wanted].map((tag) => tag.slice(0, 2).toLowerCase());
  return candidates.find(isLanguage) ?? 'en';
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

/** Loads the catalogue that the console starts with. */
export async function loadFirstText(): Promise<FirstText> {
  const language = preferredLanguage(remembered(), navigator.languages);
  return { language, text: await catalogues[language]() };
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export interface FirstText {
  language: Language;
  text: Text;
}

interface Speech extends FirstText {
  speak: (language: Language) => Promise<void>;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

export function TextProvider({ first, children }: { first: FirstText; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const speech = useMemo(
    () => ({
      ...spoken,
      speak: async (language: Language) => {
        setSpoken({ language, text: await catalogues[language]() });
        try {
          localStorage.setItem(STORED, language);
        } catch {
          // Forgotten with the page, then.
        }
      },
    }),
    [spoken],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The language in use, and how to change it. */
export function useLanguage(): Speech {
  const speech = use(SpeechContext);
  if (speech === undefined) {
    throw new Error('no TextProvider above');
  }
  return speech;
}

/** The catalogue in use. */
export function useText(): Text {
  return useLanguage().text;
}
