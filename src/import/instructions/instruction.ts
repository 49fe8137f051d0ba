// What an instruction to editors asks for. Pure.
import type { Instant } from '../../domain/values/instant.ts';

/** `public`: a text that readers would see, in which words of an instruction may be part of the story. `editors`: a field for editors only. */
export type Audience = 'public' | 'editors';

/** Whether a line was asked as one of the first of a text, in which a word alone may be an instruction, or as another. */
export type AskedIn = 'head' | 'body';

export type Instruction =
  | {
      kind: 'embargo';
      /** The words of the instruction. */
      text: string;
      /** Absent: it cannot be read, or is not given. */
      until?: Instant | undefined;
      /** The text without the instruction; `undefined` if nothing is left. */
      rest?: string | undefined;
    }
  /** An embargo that ended, whichever time zone it means. */
  | { kind: 'passed'; text: string; rest?: string | undefined }
  | { kind: 'kill'; text: string };
