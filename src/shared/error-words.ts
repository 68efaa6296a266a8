/** What was thrown, in its own words. Anything can be thrown, also what is no error. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
