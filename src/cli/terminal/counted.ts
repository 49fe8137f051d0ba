/** A number with its noun: "1 article", "2 articles". An irregular plural is passed in. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
