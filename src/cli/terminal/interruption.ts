// Ctrl-C in a command that stores one thing after another: it ends after what it has begun, and says what it did.
import { EXIT_INTERRUPTED } from './progress.ts';

/** npx passes a signal on that the terminal has sent to all programs of the command, so that one Ctrl-C arrives twice. */
const ONE_PRESS_MS = 500;

/** Runs work that the first Ctrl-C asks to end, through the signal. `asked` is called then, and `forced` before the second one ends the program. */
export async function interruptible<T>(
  { asked, forced }: { asked: () => void; forced: () => void },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let askedAt = 0;
  let isOver = false;
  const interrupt = () => {
    if (controller.signal.aborted && performance.now() - askedAt < ONE_PRESS_MS) return;
    if (controller.signal.aborted) {
      if (!isOver) forced();
      process.exit(EXIT_INTERRUPTED);
    }
    askedAt = performance.now();
    controller.abort();
    asked();
  };
  process.on('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    // If it was asked to end, the second of two signals must not end the program while it prints.
    isOver = true;
    if (!controller.signal.aborted) process.off('SIGINT', interrupt);
  }
}
