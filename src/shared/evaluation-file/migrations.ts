/**
 * How files written by earlier releases become files of the current format.
 *
 * Rules, each kept by a test:
 * - a released migration is never edited; mistakes are repaired by the next one;
 * - migrations use plain JSON and their own literals, never today's types or constants,
 *   because those will change and old files will not;
 * - every version has a fixture of a real file in `fixtures/`.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export interface Migration {
  /** The version that this migration produces, from the one before it. */
  readonly to: number
  /** Why the format changed, for whoever reads an old file. */
  readonly why: string
  /** Returns the new content. May throw on damaged input; the caller copes. */
  readonly up: (evaluation: JsonObject) => JsonObject
}

/** Oldest first, without gaps. Version 1 is the first format, so there is nothing to do for it. */
export const migrations: readonly Migration[] = []

export const currentVersion = 1 + migrations.length
