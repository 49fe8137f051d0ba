// What an instruction to editors asks for. Pure.
import type { Instant } from '../../domain/values/instant.ts';

/** `public`: a text that readers would see, in which words of an instruction may be part of the story. `editors`: a field for editors only. */
export type Audience = 'public' | 'editors';

/** Where a line is in copy. `edge`: its first or its last one. `behind`: after the mark that ends the story, or in notes to editors below it. `beside`: not in the
 *  copy, but in what a page has for programs and for its own use, where short lines such as "Keep reading" and "Nothing to show" are usual. */
export type Position = 'within' | 'edge' | 'behind' | 'beside';

/** Whether desks write to each other in such a place. */
export function isOfDesks(position: Position): boolean {
  return position === 'edge' || position === 'behind';
}

/** What was asked of a body. */
export interface Asked {
  /** Those of its lines that stay in the text, with their places among all. */
  lines: { text: string; index: number; position: Position }[];
  /** The body, if it has the same lines still, and all of them were asked. */
  html?: string;
}

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

/** Whether the words of an instruction stay in the text, because no rule says that they are one. */
export function staysInText(instruction: Instruction): boolean {
  return instruction.kind === 'embargo' && instruction.rest === instruction.text;
}

const SHOWN_CHARS = 200;

export function remarkOnStaying({ text }: Instruction): string {
  return `"${text.slice(0, SHOWN_CHARS)}" may be an instruction, and is still in the text.`;
}
