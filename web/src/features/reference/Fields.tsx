import { useState } from 'react';

import { type Field, fieldsOf, nameOf, type Schema } from './description';
import classes from './reference.module.css';
import { Words } from './Words';
import { useReferenceText } from './text';

interface Props {
  schema: Schema | undefined;
  schemas: Record<string, Schema>;
}

/** The fields of an object. Objects within are drawn when they are opened: some hold themselves. */
export function Fields({ schema, schemas }: Props) {
  const fields = fieldsOf(schema, schemas);
  if (fields.length === 0) {
    return null;
  }
  return (
    <dl className={classes.fields}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>
            <code>{field.name}</code>
          </dt>
          <dd>
            <About field={field} />
            {field.of !== undefined && <Within field={field} schemas={schemas} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function About({ field: { type, isRequired, description } }: { field: Field }) {
  const text = useReferenceText();
  return (
    <>
      <span className={classes.type}>{type}</span>
      {isRequired && ` ${text.required}`}
      {description !== '' && (
        <p>
          <Words text={description} />
        </p>
      )}
    </>
  );
}

function Within({ field, schemas }: { field: Field; schemas: Record<string, Schema> }) {
  const text = useReferenceText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.fieldsOf(nameOf(field.of) ?? field.name)}</summary>
      {isOpen && <Fields schema={field.of} schemas={schemas} />}
    </details>
  );
}
