import type { Evaluation } from '#shared/domain/evaluation'
import { summarise } from '#shared/domain/summary'
import {
  checkWhole,
  describeProblem,
  type FileProblem,
  fileExtension,
  maxFileBytes,
  type ParsedFile,
  parseEvaluationFile,
  parseHeader,
  serializeEvaluationFile,
} from '#shared/evaluation-file/file'
import type { EvaluationSummary } from '#shared/evaluation-file/summary'
import { AppError } from '#shared/rpc/app-error'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { digest } from './digest.ts'

type Refused = Extract<ParsedFile, { ok: false }>

const lineFeed = 0x0a

/** The evaluation as the bytes of a file. */
export function contentOf(evaluation: Evaluation, seq: number): Uint8Array {
  return Buffer.from(serializeEvaluationFile(evaluation, seq, summaryOf(evaluation), digest))
}

export function summaryOf(evaluation: Evaluation): EvaluationSummary {
  const { openActions, tools, ...rest } = summarise(evaluation)
  return { ...rest, openActions: [...openActions], tools: [...tools] }
}

/**
 * The bytes of a file of ours, before anything is known of what is in them.
 *
 * @throws {AppError} `not-found`, `file-foreign` for folders, links and devices, `too-large`
 */
export async function readBytes(fs: FileSystem, path: string): Promise<Uint8Array> {
  try {
    const status = await fs.status(path)
    if (!status) throw new AppError('not-found', `${path}: there is no such file`)
    if (status.kind !== 'file') throw new AppError('file-foreign', `${path}: not a regular file`)
    checkSize(status.size)
    return await fs.read(path)
  } catch (error) {
    throw asDiskError(error, path)
  }
}

/** Reads text that came from a file. A failure is a value, as damage is an everyday event. */
export function parseBytes(bytes: Uint8Array): ParsedFile {
  const text = textOf(bytes)
  return text.ok ? parseEvaluationFile(text.text, digest) : text
}

/** A first line has a few hundred bytes; one beyond this is nothing that we ever wrote. */
const longestFirstLine = 64 * 1024

/**
 * What `parseBytes` says of a file that it refuses without a look at the content, because the first
 * line, the length or the checksum do not fit. Null where the content has to be read, and where
 * even the first line is too long to be read by whoever must not be held up.
 */
export function refusalUnread(bytes: Uint8Array): Refused | null {
  if (bytes.length > longestFirstLine && !bytes.subarray(0, longestFirstLine).includes(lineFeed))
    return null
  const text = textOf(bytes)
  if (!text.ok) return text
  const whole = checkWhole(text.text, digest)
  return whole.ok ? null : whole
}

function textOf(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refused {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { ok: true, text }
  } catch {
    const readable = new TextDecoder('utf-8').decode(bytes)
    const header = parseHeader(readable.slice(0, indexOrEnd(readable, '\n')))
    // Before damage is spoken of: of others, and of later releases, we know nothing.
    if (!header.ok && header.problem.kind !== 'corrupt') return header
    const place = `line ${lineAt(readable, indexOrEnd(readable, '\u{fffd}'))}`
    return { ok: false, problem: { kind: 'corrupt', place, reason: 'bytes that are not text' } }
  }
}

function indexOrEnd(text: string, part: string): number {
  const index = text.indexOf(part)
  return index < 0 ? text.length : index
}

/** The number of a line, from 1. Counted in place: a text of nothing but line feeds is many lines. */
function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** @throws {AppError} `too-large` */
export function checkSize(bytes: number): void {
  if (bytes > maxFileBytes) {
    const limit = maxFileBytes / 1024 / 1024
    throw new AppError(
      'too-large',
      `An evaluation, or a record with one inside, is at most ${limit} MB`,
    )
  }
}

/** A problem of a file as a failure that the page has a message for. */
export function asFileError(problem: FileProblem, name: string): AppError {
  const message = `${name}: ${describeProblem(problem)}`
  switch (problem.kind) {
    case 'foreign':
      return new AppError('file-foreign', message)
    case 'too-new':
      return new AppError('file-too-new', message)
    case 'corrupt':
      return new AppError('file-corrupt', message)
  }
}

export const dotExtension = `.${fileExtension}`
