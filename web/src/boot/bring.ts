// Brings a part of the console: its files first, then the import. Browsers before the summer of 2026
// keep an import that failed until the page is reloaded (https://github.com/whatwg/html/pull/10327), so a
// moment without a network would close a page for good. Built in place of the build tool's own helper,
// which leads into that and never asks again for a style sheet that failed.
import { noteSilence } from '../api/connection';

/** A part of the console that could not be fetched. */
export class MissingCode extends Error {
  /** The server has it no more: it belongs to an earlier version. */
  readonly isGone: boolean;

  constructor(url: string, isGone: boolean) {
    super(`a part of the console could not be fetched: ${url}`);
    this.isGone = isGone;
  }
}

/** What is here or on its way, by its address. */
const files = new Map<string, Promise<void>>();

/** Imports once everything that the import needs is here. */
export async function bring<T>(load: () => Promise<T>, needs: string[] = []): Promise<T> {
  const urls = needs.map((file) => import.meta.env.BASE_URL + file);
  await Promise.all(urls.map(once));
  try {
    return await load();
  } catch (error) {
    // A browser that keeps no files was cut off between fetching and importing. Under its own name the
    // router would reload the whole page, which without a network is the end of it.
    if (error instanceof TypeError && /import(ed|ing)/i.test(error.message)) {
      urls.forEach((url) => files.delete(url));
      noteSilence();
      throw new MissingCode(error.message, false);
    }
    throw error;
  }
}

function once(url: string): Promise<void> {
  const begun = files.get(url) ?? begin(url);
  files.set(url, begun);
  // Asked for again when it is next wanted.
  begun.catch(() => files.delete(url));
  return begun;
}

function begin(url: string): Promise<void> {
  if (isOfPage(url)) {
    return Promise.resolve();
  }
  return url.endsWith('.css') ? applied(url) : cached(url);
}

/** Whether the page itself, as the server sent it, names the file. */
function isOfPage(url: string): boolean {
  return document.querySelector(`link[href="${url}"], script[src="${url}"]`) !== null;
}

/** Puts a script into the browser's cache, where its import finds it. A preload that failed is kept like an import. */
async function cached(url: string): Promise<void> {
  let status = 0;
  try {
    const answer = await fetch(url);
    // The whole of it: a head alone is no file.
    await answer.blob();
    status = answer.status;
  } catch {
    noteSilence();
  }
  if (status !== 200) {
    throw new MissingCode(url, status === 404);
  }
}

function applied(url: string): Promise<void> {
  return new Promise((done, fail) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = url;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      // Whether it is there at all decides what is said. Where it is by now, one more try will do.
      void cached(url)
        .then(() => {
          noteSilence();
          throw new MissingCode(url, false);
        })
        .catch(fail);
    };
    document.head.append(link);
  });
}
