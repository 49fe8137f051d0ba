// In the bundle, for `character-entities-html4` (wrangler.toml, docs/decisions/0014-stand-ins.md): the characters that a writer of HTML
// may have to escape and that have a name. The package has 252.

export const characterEntitiesHtml4: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };
