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

/** Where a window goes on that crashed: on its screen, or, when it keeps crashing, with a way out of it. */
export function addressAfterCrash(url: string, isRepeated: boolean): string {
  if (!isRepeated) return url
  const [page = '', hash = ''] = url.split('#', 2)
  const [, id = '-'] = /^\/(?:e|recovery)\/([^/]+)/.exec(hash) ?? []
  return `${page}#/recovery/${id}/crashed`
}
