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
