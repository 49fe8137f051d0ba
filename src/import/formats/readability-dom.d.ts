// Types of the part of @mozilla/readability that has none of its own.
declare module '@mozilla/readability/JSDOMParser.js' {
  import type { Readability } from '@mozilla/readability';

  /** Makes the tree that Readability needs, of HTML in which every element is closed. */
  export default class JSDOMParser {
    parse(html: string): ConstructorParameters<typeof Readability>[0];
  }
}
