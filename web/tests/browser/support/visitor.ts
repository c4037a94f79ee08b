// Somebody at a browser. Whatever goes wrong behind their back fails the story: an error on the
// console, a violation of the content security policy, a script that throws.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

export type Scheme = 'light' | 'dark';

let shared: Browser | undefined;

/** The one browser of this run. */
async function browser(): Promise<Browser> {
  shared ??= await chromium.connect(inject('browser'));
  return shared;
}

interface Wishes {
  scheme?: Scheme;
  width?: number;
  locale?: string;
}

export class Visitor {
  private readonly complaints: string[] = [];
  private readonly expected: RegExp[] = [
    // The browser notes every 4xx of a fetch; that nobody is signed in is an answer like others.
    /Failed to load resource.*status of 401.*\/api\/v1\/me$/,
  ];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(`${message.text()} ${message.location().url}`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`thrown: ${error.message}`));
  }

  static async arrives(wishes: Wishes = {}): Promise<Visitor> {
    const context = await (await browser()).newContext({
      baseURL: inject('base'),
      colorScheme: wishes.scheme ?? 'light',
      locale: wishes.locale ?? 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: wishes.width ?? 1280, height: 800 },
    });
    context.setDefaultTimeout(10_000);
    // A violation is also an event, which says more than the console's line.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    return new Visitor(context, await context.newPage());
  }

  /** The story is about this complaint of the browser. */
  expects(complaint: RegExp): void {
    this.expected.push(complaint);
  }

  /** What is before their eyes, for whoever reads of a story that failed somewhere else. */
  async sees(): Promise<string> {
    const focus = await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    const page = await this.page.locator('body').ariaSnapshot();
    return `At ${this.page.url()}, with the focus on ${focus ?? 'nothing'}:\n${page}\n${this.complaints.join('\n')}`;
  }

  /** Closes the browser; nothing may have gone wrong behind the page. */
  async leaves(): Promise<void> {
    await this.context.close();
    const unexpected = this.complaints.filter((one) => !this.expected.some((known) => known.test(one)));
    expect(unexpected).toEqual([]);
  }
}

/** Runs a story and closes its browser, also when it fails. */
export async function visiting(story: (visitor: Visitor) => Promise<void>, wishes?: Wishes): Promise<void> {
  const visitor = await Visitor.arrives(wishes);
  try {
    await story(visitor);
  } catch (error) {
    const seen = await visitor.sees().catch(() => 'the page is gone');
    await visitor.context.close();
    throw error instanceof Error ? Object.assign(error, { message: `${error.message}\n${seen}` }) : error;
  }
  await visitor.leaves();
}
