import { basename } from 'node:path'
import { sha256 } from '../digest.ts'
import { parseBytes, refusalUnread } from '../evaluation-content.ts'
import { isPdf } from '../record-file.ts'
import type { Intake } from './intake.ts'

type Parsed = ReturnType<typeof parseBytes>

/** Reads the files of evaluations: those that we wrote here, all others in the thread. */
export interface FileReader {
  /**
   * @param known digests of files that this computer has written, as its journal has them
   * @throws {AppError} when reading it takes too long or too much memory
   */
  readonly parse: (
    bytes: Uint8Array,
    name: string,
    known?: readonly { readonly sha256: string }[],
  ) => Promise<Parsed>
  /** The same; of a record, the evaluation inside of it. @throws {AppError} where there is none */
  readonly parseInside: (bytes: Uint8Array, name: string) => Promise<Parsed>
  /** Says that these bytes were made here. */
  readonly isOwn: (bytes: Uint8Array) => void
}

export function createFileReader(intake: Intake): FileReader {
  const own = new Set<string>()
  return {
    parse: async (bytes, name, known = []) => {
      const digest = sha256(bytes)
      const isOurs = own.has(digest) || known.some((file) => file.sha256 === digest)
      if (isOurs) return parseBytes(bytes)
      // To see that a file of ours was cut off or damaged takes no thread, and what comes next, its
      // newest good copy, need not wait for one.
      const refused = isPdf(bytes) ? null : refusalUnread(bytes)
      return refused ?? intake.read('evaluation', { name: basename(name), bytes })
    },
    parseInside: (bytes, name) => intake.read('evaluation', { name: basename(name), bytes }),
    isOwn: (bytes) => void own.add(sha256(bytes)),
  }
}
