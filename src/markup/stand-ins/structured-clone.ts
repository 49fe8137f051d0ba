// In the bundle, for `@ungap/structured-clone` (wrangler.toml, docs/decisions/0014-stand-ins.md): the platform has its own.

export default function clone<Value>(value: Value): Value {
  return structuredClone(value);
}
