import { Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { type Content, inner, type Parameter, type Route, type Schema, typeOf } from './description';
import { Fields } from './Fields';
import classes from './reference.module.css';
import { Words } from './Words';
import { useReferenceText } from './text';

interface Props {
  route: Route;
  schemas: Record<string, Schema>;
}

/** A route in one line; everything about it once it is opened. */
export function RouteView({ route, schemas }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { method, path, summary = '' } = route;
  return (
    <details className={classes.route} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <code className={classes.path}>{path}</code>
        <span className={classes.summary}>
          <Words text={summary} />
        </span>
      </summary>
      {isOpen && <Whole route={route} schemas={schemas} />}
    </details>
  );
}

function Whole({ route, schemas }: Props) {
  const text = useReferenceText();
  const { description, parameters = [], requestBody, responses = {} } = route;
  return (
    <div className={classes.whole}>
      {description !== undefined && (
        <Text size="sm">
          <Words text={description} />
        </Text>
      )}
      {parameters.length > 0 && (
        <Part title={text.parameters}>
          <Parameters parameters={parameters} />
        </Part>
      )}
      {requestBody !== undefined && (
        <Part title={text.request}>
          <Body content={requestBody} schemas={schemas} />
        </Part>
      )}
      <Part title={text.answers}>
        {Object.entries(responses).map(([status, answer]) => (
          <div key={status} className={classes.answer}>
            <b>{status}</b>
            <div>
              {answer.content === undefined ? (
                <span>{status < '400' ? text.noContent : text.problem}</span>
              ) : (
                <Body content={answer} schemas={schemas} />
              )}
            </div>
          </div>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h4" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Parameters({ parameters }: { parameters: Parameter[] }) {
  const text = useReferenceText();
  return (
    <dl className={classes.fields}>
      {parameters.map(({ name, in: place, required = false, description = '', schema }) => (
        <div key={place + name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <span className={classes.type}>{typeOf(schema)}</span> {text.where[place as keyof typeof text.where]}
            {required && `, ${text.required}`}
            {description !== '' && (
              <p>
                <Words text={description} />
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ content, schemas }: { content: Content; schemas: Record<string, Schema> }) {
  return Object.entries(content.content ?? {}).map(([kind, { schema }]) => (
    <div key={kind}>
      <code>{kind}</code> <span className={classes.type}>{typeOf(schema)}</span>
      <Fields schema={inner(schema, schemas)} schemas={schemas} />
    </div>
  ));
}
