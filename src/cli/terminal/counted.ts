/** A number with what it counts: "1 article", "2 articles". A noun with a plural of its own comes with it. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
