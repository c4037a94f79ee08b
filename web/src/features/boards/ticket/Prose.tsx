import { Anchor, Code } from '@mantine/core';
import { IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { createElement, Fragment, type ReactNode, useMemo } from 'react';

import { useText } from '../../../text';
import { type Element, type Part, partsOf, safeHref } from './prose';
import classes from './ticket.module.css';

/** Tags that stay what they are. */
const PLAIN = new Set([
  'blockquote',
  'br',
  'del',
  'em',
  'hr',
  'li',
  'ol',
  'p',
  'strong',
  'sub',
  'sup',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
]);

/** What somebody has written, as the server has rendered it. */
export function Prose({ html }: { html: string }) {
  const parts = useMemo(() => partsOf(html), [html]);
  return <div className={classes.prose}>{drawn(parts)}</div>;
}

function drawn(parts: readonly Part[]): ReactNode {
  return parts.map((part, place) => (
    <Fragment key={place}>{typeof part === 'string' ? part : <Drawn element={part} />}</Fragment>
  ));
}

function Drawn({ element: { tag, attributes, children } }: { element: Element }) {
  const text = useText().boards.ticket;
  if (PLAIN.has(tag)) {
    const numbered: { start?: number } = tag === 'ol' ? { start: Number(attributes.start ?? 1) } : {};
    return createElement<{ start?: number }>(tag, numbered, ...(children.length > 0 ? [drawn(withoutBlanks(tag, children))] : []));
  }
  switch (tag) {
    case 'a':
      return <Link href={safeHref(attributes.href)}>{drawn(children)}</Link>;
    case 'code':
      return <Code>{drawn(children)}</Code>;
    case 'pre':
      return <pre tabIndex={0}>{drawn(children)}</pre>;
    case 'table':
      return (
        <div className={classes.table}>
          <table>{drawn(withoutBlanks(tag, children))}</table>
        </div>
      );
    case 'input':
      return 'checked' in attributes ? (
        <IconSquareCheck size={16} role="img" aria-label={text.taskDone} />
      ) : (
        <IconSquare size={16} role="img" aria-label={text.taskOpen} />
      );
    case 'h1':
    case 'h2':
    case 'h3':
      // Below the ticket's own heading.
      return <h3>{drawn(children)}</h3>;
    case 'h4':
    case 'h5':
    case 'h6':
      return <h4>{drawn(children)}</h4>;
    default:
      return drawn(children);
  }
}

function Link({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href === undefined ? (
    children
  ) : (
    <Anchor href={href} target="_blank" rel="noopener noreferrer nofollow" inherit>
      {children}
    </Anchor>
  );
}

/** Line breaks between rows are no content. */
function withoutBlanks(tag: string, children: readonly Part[]): readonly Part[] {
  return ['table', 'thead', 'tbody', 'tr', 'ul', 'ol'].includes(tag)
    ? children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    : children;
}
