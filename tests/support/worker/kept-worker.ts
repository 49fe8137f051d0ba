// The plugin that runs tests in workerd imports the Worker anew for every request and for every call of an object, which asks Vite's server twice each time.
// That was half of what these tests took. No test changes a module, so the first import is kept.

interface ModuleRunner {
  import: (path: string) => Promise<unknown>;
}

declare global {
  /** Vitest's own, in which the plugin finds the runner. */
  var __vitest_mocker__: { moduleRunner: ModuleRunner & { keeps?: true } };
}

const WORKER = /\/src\/worker\.ts$/;

export function keepWorkerImported(): void {
  const { moduleRunner } = globalThis.__vitest_mocker__;
  if (moduleRunner.keeps === true) return;
  moduleRunner.keeps = true;
  const importAnew = moduleRunner.import.bind(moduleRunner);
  let worker: unknown;
  moduleRunner.import = async (path) => {
    if (!WORKER.test(path)) return importAnew(path);
    // The module and not a promise of it, which belongs to the request that imports it.
    worker ??= await importAnew(path);
    return worker;
  };
}
