// Names of schemas in the reference. A named schema is a component of the document, and words/ describes its fields. Pure.
import * as z from 'zod';

interface Name {
  id: string;
}

/** Schemas of bodies of requests, as they are sent. */
export const REQUESTS = z.registry<Name>();
/** Schemas of answers. */
export const ANSWERS = z.registry<Name>();

/** Names a schema of requests: the very one with which the Worker reads them. */
export function request<T extends z.ZodType>(id: string, schema: T): T {
  REQUESTS.add(schema, { id });
  return schema;
}

/** Names a schema of answers. */
export function answer<T extends z.ZodType>(id: string, schema: T): T {
  ANSWERS.add(schema, { id });
  return schema;
}

/** Compiles only if the schema describes exactly the type: `same<Schema, Type>()`. */
export function same<A, B>(..._proof: [Exact<A>] extends [Exact<B>] ? ([Exact<B>] extends [Exact<A>] ? [] : [never]) : [never]): void {}

/** Every member with whether it may be absent. An absent member and one that is `undefined` are the same in JSON, and so are lists that may be changed
 *  and those that may not. */
type Exact<T> = T extends readonly (infer Item)[]
  ? Exact<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: [Exact<Exclude<T[Key], undefined>>, undefined extends T[Key] ? 'optional' : 'required'] }
    : T;
