const period = 5 * 60_000
const tolerated = 3

/**
 * Counts crashes of windows. The function says, for a crash at a moment in ms, whether it is the
 * fourth or a later one within five minutes: the same screen would only crash again.
 */
export function crashesBefore(): (at: number) => boolean {
  let crashes: number[] = []
  return (at) => {
    crashes = [...crashes.filter((before) => at - before < period), at]
    return crashes.length > tolerated
  }
}
