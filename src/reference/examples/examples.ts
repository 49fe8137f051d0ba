// Every example, by the id of its endpoint.
import type { Examples } from './example.ts';
import examples from './examples.json' with { type: 'json' };

export const EXAMPLES: Examples = examples;
