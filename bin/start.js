// `npm start`, from the code that Node kept when it compiled the program the first time.
import module from 'node:module';
import { join } from 'node:path';

module.enableCompileCache?.(join(import.meta.dirname, '..', 'node_modules', '.cache', 'tearsheet-compiled'));
await import('../src/cli/start.ts');
