/**
 * Numbers in [0, 1) that look random and are the same for the same seed on every machine.
 *
 * Algorithm: mulberry32 by Tommy Ettinger (public domain); period 2^32, good enough for a few
 * million draws of a sensitivity analysis, not for secrets.
 *
 * @param seed any integer; its lowest 32 bits count
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
