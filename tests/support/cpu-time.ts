// How much work something is, for texts that must not hold anybody up: of the processor's time, which other programs on the machine do not lengthen
// as they do the clock's.

/** Milliseconds of processor time that `work` took in this thread. */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
