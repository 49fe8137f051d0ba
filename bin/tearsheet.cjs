#!/usr/bin/env node
// `npx --no tearsheet`.
require('./one-file.cjs').runAsOneFile({ name: 'tearsheet', entry: 'src/cli/main.ts' });
