// Makes the folder of static files for a deployment. wrangler.toml has it run before wrangler bundles the Worker.
import { makeAssetFolder } from '../src/cli/assets/asset-folder.ts';

makeAssetFolder({ withSample: false });
