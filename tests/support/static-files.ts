// Makes the folder of static files before the tests in workerd, because the Worker reads /docs from it. A clone has no such folder.
import { makeAssetFolder } from '../../src/cli/assets/asset-folder.ts';

export default function setup(): void {
  makeAssetFolder({ withSample: false });
}
