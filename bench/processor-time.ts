// Processor time and memory that a process uses. Processor time is steadier than a clock on a machine that others use too. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's clock in /proc: USER_HZ is 100 on every architecture that Node runs on. */
const TICK_MS = 10;
/** Fields of /proc/PID/stat after the name, which may hold spaces and ends with the last parenthesis (proc_pid_stat(5): utime, stime). */
const USER_FIELD = 11;
const SYSTEM_FIELD = 12;

/** Milliseconds since the process began; `undefined` where there is no /proc. */
export function processorTimeMs(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) * TICK_MS;
  } catch {
    return undefined;
  }
}

/** Memory that the process takes; `undefined` where there is no /proc. */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** The same as processorTimeMs to a nanosecond, without threads that have ended: for what takes a few ticks of the kernel's clock. */
export function threadsTimeMs(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
    return nanoseconds.reduce((sum, time) => sum + time, 0) / 1_000_000;
  } catch {
    return undefined;
  }
}
