// The heap and the CPU profile of a Worker, over the inspector protocol of its workerd.

/** V8's own, with the fields that are read here. */
export interface CpuProfile {
  nodes: readonly CpuProfileNode[];
  /** Ids of nodes. */
  samples: readonly number[];
  /** Microseconds before each sample. */
  timeDeltas: readonly number[];
}

export interface CpuProfileNode {
  id: number;
  /** Line and column of the beginning of the function, counted from 0. */
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
}

export interface Inspector {
  /** Bytes in use after everything that can be collected was. */
  heapAfterCollection(): Promise<number>;
  /** What V8 was doing while `body` ran. */
  profileOf(body: () => Promise<unknown>): Promise<CpuProfile>;
  close(): void;
}

const ANSWER_MS = 20_000;
const SAMPLE_MICROSECONDS = 100;

/** `address`: host and port; `service`: its name in the configuration of workerd, where the Worker under test is \`main\`. */
export async function openInspector(address: string, service = 'main'): Promise<Inspector> {
  const targets = (await (await fetch(`http://${address}/json`)).json()) as { id: string; webSocketDebuggerUrl: string }[];
  const target = targets.find(({ id }) => id === service);
  if (target === undefined) throw new Error(`the inspector has no target ${service}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let last = 0;
  async function call(method: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the inspector does not answer ${method}`)), ANSWER_MS);
      waiting.set(id, (result) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  }
  return {
    async heapAfterCollection() {
      // Twice: what the first one finalises the second one frees.
      await call('HeapProfiler.collectGarbage');
      await call('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = (await call('Runtime.getHeapUsage')) as {
        usedSize: number;
        backingStorageSize?: number;
      };
      return usedSize + backingStorageSize;
    },
    async profileOf(body) {
      await call('Profiler.enable');
      await call('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
      await call('Profiler.start');
      await body();
      const { profile } = (await call('Profiler.stop')) as { profile: CpuProfile };
      await call('Profiler.disable');
      return profile;
    },
    close: () => socket.close(),
  };
}
