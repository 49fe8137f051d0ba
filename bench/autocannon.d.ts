// The part of autocannon that the bench uses; the package brings no types.
declare module 'autocannon' {
  export interface Options {
    url: string;
    connections?: number;
    /** Seconds. */
    duration?: number;
    headers?: Record<string, string>;
    /** Called for each connection before its first request. */
    setupClient?: (client: Client) => void;
  }

  export interface Client {
    /** Taken in turn. */
    setRequests(requests: { method: string; path: string; headers: Record<string, string> }[]): void;
  }

  export interface Result {
    /** Seconds. */
    duration: number;
    errors: number;
    timeouts: number;
    requests: { total: number };
    statusCodeStats: Record<string, { count: number }>;
  }

  /** Ends early with `stop`. */
  export type Run = Promise<Result> & { stop(): void };

  export default function autocannon(options: Options): Run;
}
