// Makes the folder of static files for a deployment. wrangler runs it before it bundles the Worker ([build] in wrangler.toml).
import module from 'node:module';
import { join } from 'node:path';

module.enableCompileCache?.(join(import.meta.dirname, '..', 'node_modules', '.cache', 'tearsheet-compiled'));
const { makeAssetFolder } = await import('../src/cli/assets/asset-folder.ts');

makeAssetFolder({ withSample: false });
