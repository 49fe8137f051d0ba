#!/usr/bin/env node
// `npx --no tearsheet`.
require('./bundled.cjs').runBundled({ name: 'tearsheet', entry: 'src/cli/main.ts', isDivided: true });
