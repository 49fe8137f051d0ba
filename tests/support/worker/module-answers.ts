// The test runner asks the process outside for each module at each request and each call of an object, although it has it: two tenths of a
// millisecond each time. It asks no more for those that it has; a module whose file changed in watch mode is one that it has no longer.

interface Transport {
  invoke(name: string, data: [url: string, importer: string | undefined, options: { cached?: boolean }]): Promise<unknown>;
}

declare const __vitest_mocker__: { moduleRunner: { transport: Transport } };

export function askOnceForModules(): void {
  const { transport } = __vitest_mocker__.moduleRunner;
  const ask = transport.invoke.bind(transport);
  transport.invoke = async (name, data) => (name === 'fetchModule' && data[2].cached === true ? { cache: true } : ask(name, data));
}
