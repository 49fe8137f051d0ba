#!/usr/bin/env node
// `npx --no tearsheet`: the desk's work from the command line. Talks to the HTTP API only.
import { run } from './program.ts';
import { printFault } from './terminal/fault.ts';

// A program such as `head` may close the pipe before everything is written, which is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// The file is also bundled for require(), where no module may wait.
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, printFault);
