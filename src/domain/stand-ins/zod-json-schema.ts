// In the bundle, for the half of zod that writes JSON Schema (wrangler.toml, docs/decisions/0017-zod-without-json-schema.md): nothing here asks for one.

function none(): never {
  throw new Error('the bundle writes no JSON Schema');
}

/** Asked for when a schema tells its standard interface, long before anybody asks that for a JSON Schema. */
export const createStandardJSONSchemaMethod = (): (() => never) => none;
export const createToJSONSchemaMethod = createStandardJSONSchemaMethod;

export {
  none as aggregateChecks,
  none as anyProcessor,
  none as arrayProcessor,
  none as bigintProcessor,
  none as booleanProcessor,
  none as catchProcessor,
  none as customProcessor,
  none as dateProcessor,
  none as defaultProcessor,
  none as enumProcessor,
  none as fileProcessor,
  none as functionProcessor,
  none as intersectionProcessor,
  none as lazyProcessor,
  none as literalProcessor,
  none as mapProcessor,
  none as nanProcessor,
  none as neverProcessor,
  none as nonoptionalProcessor,
  none as nullProcessor,
  none as nullableProcessor,
  none as numberProcessor,
  none as objectProcessor,
  none as optionalProcessor,
  none as pipeProcessor,
  none as prefaultProcessor,
  none as promiseProcessor,
  none as readonlyProcessor,
  none as recordProcessor,
  none as setProcessor,
  none as stringProcessor,
  none as successProcessor,
  none as symbolProcessor,
  none as templateLiteralProcessor,
  none as toJSONSchema,
  none as transformProcessor,
  none as tupleProcessor,
  none as undefinedProcessor,
  none as unionProcessor,
  none as unknownProcessor,
  none as voidProcessor,
};
