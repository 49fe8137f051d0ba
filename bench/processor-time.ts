// Processor time and memory that a process uses. Processor time is steadier than a clock on a machine that others use too. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's clock in /proc: USER_HZ is 100 on every architecture that Node runs on. */
const TICK_MS = 10;
/** Fields of /proc/PID/stat after the name, which may hold spaces and ends with the last parenthesis (proc_pid_stat(5)). */
const PARENT_FIELD = 1;
/** utime, stime, and the same of children that have ended: cutime, cstime. */
const TIME_FIELDS = [11, 12, 13, 14];

/** Milliseconds since they began of these processes, their children, the children of those and so on; `undefined` where there is no /proc or one has ended. */
export function treesTimeMs(roots: readonly number[]): number | undefined {
  try {
    const times = new Map<number, number>();
    const children = new Map<number, number[]>();
    for (const pid of processes()) {
      const fields = statFields(pid);
      if (fields === undefined) continue;
      times.set(pid, TIME_FIELDS.reduce((sum, field) => sum + Number(fields[field]), 0) * TICK_MS);
      const parent = Number(fields[PARENT_FIELD]);
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    }
    const timeOf = (pid: number): number => (children.get(pid) ?? []).reduce((sum, child) => sum + timeOf(child), times.get(pid) ?? 0);
    return roots.every((root) => times.has(root)) ? roots.reduce((sum, root) => sum + timeOf(root), 0) : undefined;
  } catch {
    return undefined;
  }
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** `undefined` where the process has ended since it was listed. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time of all children of this process that have ended, to a tick of the kernel's clock. NaN where there is no /proc. */
export function endedChildrenTimeMs(): number {
  const fields = statFields(process.pid) ?? [];
  return TIME_FIELDS.slice(2).reduce((sum, field) => sum + Number(fields[field]), 0) * TICK_MS;
}

/** Memory that the process takes; `undefined` where there is no /proc. */
export function residentBytes(pid: number): number | undefined {
  return statusBytes(pid, 'VmRSS');
}

/** The most memory that the process has taken since it began; `undefined` where there is no /proc. */
export function peakBytes(pid: number): number | undefined {
  return statusBytes(pid, 'VmHWM');
}

function statusBytes(pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Of one process to a nanosecond, without threads that have ended: for what takes a few ticks of the kernel's clock. */
export function threadsTimeMs(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
    return nanoseconds.reduce((sum, time) => sum + time, 0) / 1_000_000;
  } catch {
    return undefined;
  }
}
