// The part of autocannon that bench/load.ts uses; the package brings no types.
declare module 'autocannon' {
  export interface Options {
    url: string;
    connections?: number;
    /** Seconds. */
    duration?: number;
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

  export default function autocannon(options: Options): Promise<Result>;
}
