// What the console says, in the reader's language. Two catalogues per language, each a chunk of its
// own: what visitors read, so that the sign-in page stays light, and everything, fetched together
// with the first page of a member. `en` is the shape that every other language must have.
import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react';

import type { Text, VisitorsText } from './en';

export type { Text } from './en';

/** The languages there are, by their own names. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'vestibule.language';

const forVisitors: Record<Language, () => Promise<VisitorsText>> = {
  en: async () => (await import('./visitors.en')).visitors,
  de: async () => (await import('./visitors.de')).visitors,
};
const forMembers: Record<Language, () => Promise<Text>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
};

interface Spoken {
  language: Language;
  /** Pages of visitors use no other part than theirs. */
  text: Text | VisitorsText;
}

let spoken: Spoken | undefined;
/** Everything was asked for. */
let whole: Promise<void> | undefined;
const listeners = new Set<() => void>();

async function fetchText(language: Language): Promise<void> {
  const text = await (whole ? forMembers : forVisitors)[language]();
  spoken = { language, text };
  listeners.forEach((listener) => listener());
}

/** Loads what the console starts with. */
export async function loadFirstText(): Promise<void> {
  await fetchText(preferredLanguage(remembered(), navigator.languages));
}

/** Loads what only pages of members say; before the first of them is shown. */
export function loadWholeText(): Promise<void> {
  if (whole === undefined) {
    whole = Promise.resolve().then(() => fetchText(current().language));
    // Whoever waits learns of the failure; the next page tries again.
    whole.catch(() => (whole = undefined));
  }
  return whole;
}

function current(): Spoken {
  if (spoken === undefined) {
    throw new Error('no text has been loaded');
  }
  return spoken;
}

/** The language chosen before, or the first the browser asks for that we have. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  const candidates = [stored ?? '', ...wanted].map((tag) => tag.slice(0, 2).toLowerCase());
  return candidates.find(isLanguage) ?? 'en';
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

interface Speech {
  language: Language;
  text: Text;
  speak: (language: Language) => Promise<void>;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

export function TextProvider({ children }: { children: ReactNode }) {
  const { language, text } = useSyncExternalStore(subscribe, current);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(() => ({ language, text: text as Text, speak }), [language, text]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function speak(language: Language): Promise<void> {
  await fetchText(language);
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Forgotten with the page, then.
  }
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
