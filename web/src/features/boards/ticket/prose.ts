// The server renders Markdown and cleans it; the page's policy lets no text become markup. So the
// elements are built from its HTML one by one: tags and attributes that are not listed here do not
// exist for us, whatever the server says.

export type Part = string | Element;

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Part[];
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>|[^<]+|</g;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const EMPTY = new Set(['br', 'hr', 'input']);

/** Reads the server's HTML, which is well-formed. */
export function partsOf(html: string): Part[] {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [text, slash, tag, attributes] of html.matchAll(TOKEN)) {
    const into = open.at(-1) ?? root;
    if (tag === undefined) {
      into.children.push(decoded(text));
    } else if (slash === '/') {
      const place = open.findLastIndex((one) => one.tag === tag);
      if (place > 0) {
        open.length = place;
      }
    } else {
      const element = { tag, attributes: attributesOf(attributes ?? ''), children: [] };
      into.children.push(element);
      if (!EMPTY.has(tag)) {
        open.push(element);
      }
    }
  }
  return root.children;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** An address that a link in somebody's text may lead to. */
export function safeHref(href: string | undefined): string | undefined {
  return href !== undefined && /^(https?:\/\/|mailto:)/i.test(href) ? href : undefined;
}
