// What we use of packages that come without types, or whose types would bring the browser's whole library into the tests.
declare module 'insane' {
  export default function insane(html: string): string;
}
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: import('dompurify').WindowLike;
  }
}

/** The script of the console, which browsers load as it is. */
declare module '*/console.js' {
  export function relativeTime(instant: string, nowMs: number): string;
}
