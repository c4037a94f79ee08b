// The OpenAPI file as this page reads it: only what is drawn, and tolerant of what it does not know.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

export interface Content {
  content?: Record<string, { schema?: Schema }>;
  description?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses?: Record<string, Content>;
}

export interface Description {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Route extends Operation {
  method: string;
  path: string;
}

export interface Group {
  name: string;
  description: string;
  routes: Route[];
}

/** The routes by subject, in the file's order; those that hold all the words. */
export function groupsOf({ tags = [], paths }: Description, search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const routes = Object.entries(paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    )
    .filter((route) => words.every((word) => textOf(route).includes(word)));
  const named = [...tags, ...othersThan(tags, routes)];
  return named
    .map(({ name, description = '' }) => ({
      name,
      description,
      routes: routes.filter((route) => subject(route) === name),
    }))
    .filter((group) => group.routes.length > 0);
}

function othersThan(tags: { name: string }[], routes: Route[]): { name: string; description?: string }[] {
  const names = new Set(routes.map(subject));
  tags.forEach(({ name }) => names.delete(name));
  return [...names].map((name) => ({ name }));
}

function subject({ tags }: Route): string {
  return tags?.[0] ?? '';
}

function textOf({ method, path, summary = '', description = '' }: Route): string {
  return `${method} ${path} ${summary} ${description}`.toLowerCase();
}

/** The name of a schema that stands elsewhere. */
export function nameOf(schema: Schema | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}

/** A type in a few words: `integer`, `Card[]`, `"a" | "b"`, `string or null`. */
export function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) {
    return '';
  }
  const name = nameOf(schema);
  if (name !== undefined) {
    return name;
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) {
    return choices.map(typeOf).join(' or ');
  }
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }
  if (schema.items !== undefined) {
    return `${typeOf(schema.items) || 'object'}[]`;
  }
  const types = [schema.type ?? (schema.allOf ? 'object' : '')].flat().join(' or ');
  return schema.format === undefined ? types : `${types} (${schema.format})`;
}

export interface Field {
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
  /** What it is made of, when that has fields of its own. */
  of: Schema | undefined;
}

/** The fields of an object, also of one that is put together of others. */
export function fieldsOf(schema: Schema | undefined, known: Record<string, Schema>): Field[] {
  const whole = resolved(schema, known);
  if (whole === undefined) {
    return [];
  }
  const parts = (whole.allOf ?? []).flatMap((part) => fieldsOf(part, known));
  const own = Object.entries(whole.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field),
    isRequired: whole.required?.includes(name) ?? false,
    description: field.description ?? '',
    of: inner(field, known),
  }));
  return [...parts, ...own];
}

/** The object behind a field: of a list its rows, of a choice its first object. */
export function inner(schema: Schema | undefined, known: Record<string, Schema>): Schema | undefined {
  const candidates = [schema, schema?.items, ...(schema?.oneOf ?? []), ...(schema?.anyOf ?? [])];
  return candidates.find((one) => {
    const whole = resolved(one, known);
    return whole?.properties !== undefined || whole?.allOf !== undefined;
  });
}

function resolved(schema: Schema | undefined, known: Record<string, Schema>): Schema | undefined {
  const name = nameOf(schema);
  return name === undefined ? schema : known[name];
}
