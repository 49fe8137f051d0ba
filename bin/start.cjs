// `npm start`.
require('./one-file.cjs').runAsOneFile({ name: 'start', entry: 'src/cli/start.ts' });
