/** A run of many random cases: a short figure for every test run, the full one for `npm run test:full`. */
export interface Campaign {
  readonly runs: number
  /** Given by `STACKJURY_SEED`, so that a run can be repeated; belongs into the name of the test. */
  readonly seed: number
  readonly random: () => number
}

/** How often, and from where. `STACKJURY_RUNS` overrides both figures. */
export function campaign({
  short,
  full,
}: {
  readonly short: number
  readonly full: number
}): Campaign {
  const seed = Number(process.env['STACKJURY_SEED'] ?? Date.now() % 1_000_000)
  const asked = process.env['STACKJURY_RUNS']
  return {
    runs: asked ? Number(asked) : isFull() ? full : short,
    seed,
    random: randomFrom(seed),
  }
}

/** Whether this is `npm run test:full`. */
export function isFull(): boolean {
  return Boolean(process.env['STACKJURY_FULL'])
}

/** Numbers from 0 up to, but not including, 1: the same ones from the same start (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
