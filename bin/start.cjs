// `npm start`.
require('./bundled.cjs').runBundled({ name: 'start', entry: 'src/cli/start.ts', isDivided: false });
