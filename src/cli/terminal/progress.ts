// Progress of long work, drawn on a terminal's stderr and nowhere else.

/** `share` of the whole, 0 to 1; absent if the whole is not known. A bar never runs backwards. */
export type Report = (message: string, share?: number) => void;

const BAR_STEPS = 1_000;
/** The exit code that a shell expects of a command that its user stopped (128 + SIGINT). */
export const EXIT_INTERRUPTED = 130;

/** Runs the work with a progress bar; the last message stays on the screen. `endsOnCtrlC`: the work itself ends early on Ctrl-C. */
export async function withProgressBar<T>(
  label: string,
  output: NodeJS.WriteStream,
  work: (report: Report) => Promise<T>,
  endsOnCtrlC: boolean,
): Promise<T> {
  const { progress } = await import('@clack/prompts');
  const bar = progress({ max: BAR_STEPS, size: 30, output, withGuide: false });
  let steps = 0;
  const drawing = endsOnCtrlC ? { ...bar, start: (message: string) => withoutItsCtrlC(() => bar.start(message)) } : bar;
  return runWhileDrawn(drawing, label, work, (message, share = 0) => {
    const next = Math.max(steps, Math.floor(share * BAR_STEPS));
    bar.advance(next - steps, message);
    steps = next;
  });
}

/** Runs the work with a spinner. */
export async function withSpinner<T>(label: string, output: NodeJS.WriteStream, work: (report: Report) => Promise<T>): Promise<T> {
  const { spinner } = await import('@clack/prompts');
  const drawing = spinner({ output, withGuide: false });
  return runWhileDrawn(drawing, label, work, (message) => drawing.message(message));
}

interface Drawing {
  start(message: string): void;
  stop(message: string): void;
  error(message: string): void;
}

async function runWhileDrawn<T>(drawing: Drawing, label: string, work: (report: Report) => Promise<T>, draw: Report): Promise<T> {
  let last = label;
  process.once('exit', countAsInterrupted);
  drawing.start(label);
  try {
    const result = await work((message, share) => {
      last = message;
      draw(message, share);
    });
    drawing.stop(last);
    return result;
  } catch (error) {
    drawing.error(last);
    throw error;
  } finally {
    process.off('exit', countAsInterrupted);
  }
}

/** Starts to draw, and leaves Ctrl-C to whoever else listens for it. The library would end the program, and it reads single keys to notice it. */
function withoutItsCtrlC(start: () => void): void {
  const before = process.listeners('SIGINT');
  start();
  for (const listener of process.listeners('SIGINT')) if (!before.includes(listener)) process.off('SIGINT', listener);
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
}

/** While it draws, the library turns Ctrl-C into a successful exit; a command that was stopped has not succeeded. */
function countAsInterrupted(): void {
  process.exitCode = EXIT_INTERRUPTED;
}
