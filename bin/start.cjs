// `npm start`. Its file is in a folder of its own, three folders below the project's, because src/cli/assets is as deep.
require('./one-file.cjs').runAsOneFile({ name: 'start/start', entry: 'src/cli/start.ts' });
