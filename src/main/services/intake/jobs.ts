/** What is done with content from outside, in a thread of its own. */
import type { parseEvaluationFile } from '#shared/evaluation-file/file'
import { placeInJson, troubleInJson } from '#shared/evaluation-file/json-scan'
import type { ReadSheet } from '#shared/exchange/read-table'
import { AppError } from '#shared/rpc/app-error'
import { parseBytes } from '../evaluation-content.ts'
import { readTables } from '../read-tables.ts'
import { evaluationInside } from '../record-file.ts'

export type Job =
  /** A file of ours, or a record with one inside. */
  | { readonly kind: 'evaluation'; readonly name: string; readonly bytes: Uint8Array }
  /** The same, with the bytes of the evaluation itself. */
  | { readonly kind: 'inside'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'tables'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'json'; readonly name: string; readonly bytes: Uint8Array }

export interface Results {
  readonly evaluation: ReturnType<typeof parseEvaluationFile>
  readonly inside: {
    readonly parsed: ReturnType<typeof parseEvaluationFile>
    readonly content: Uint8Array
  }
  readonly tables: readonly ReadSheet[]
  readonly json: unknown
}

/**
 * Reads the content of one file.
 *
 * @throws {AppError} when it is refused
 */
export async function runJob({ kind, name, bytes }: Job): Promise<Results[Job['kind']]> {
  switch (kind) {
    case 'evaluation':
      return parseBytes(await evaluationInside(bytes, name))
    case 'inside': {
      const content = await evaluationInside(bytes, name)
      return { parsed: parseBytes(content), content }
    }
    case 'tables':
      return readTables(name, bytes)
    case 'json':
      return readJson(name, bytes)
  }
}

function readJson(name: string, bytes: Uint8Array): unknown {
  const refuse = (reason: string) => new AppError('invalid-input', `${name}: ${reason}`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('not text in UTF-8')
  }
  const trouble = troubleInJson(text)
  if (trouble) {
    const what = trouble.isSyntax ? 'not JSON: ' : ''
    throw refuse(`${what}${placeInJson(trouble)}: ${trouble.reason}`)
  }
  return JSON.parse(text)
}
