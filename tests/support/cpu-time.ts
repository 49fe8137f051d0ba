// Measures the processor time of work that must stay short. Unlike the time of the clock, other programs on the machine do not lengthen it.

/** Milliseconds of processor time that `work` took in this thread. */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
