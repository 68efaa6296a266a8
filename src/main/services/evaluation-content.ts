import type { Evaluation } from '#shared/domain/evaluation'
import { summarise } from '#shared/domain/summary'
import {
  describeProblem,
  type FileProblem,
  fileExtension,
  maxFileBytes,
  parseEvaluationFile,
  serializeEvaluationFile,
} from '#shared/evaluation-file/file'
import type { EvaluationSummary } from '#shared/evaluation-file/summary'
import { AppError } from '#shared/rpc/app-error'
import { asDiskError } from '../storage/disk-error.ts'
import type { FileSystem } from '../storage/fs-port.ts'
import { digest } from './digest.ts'

export type ReadFile = Extract<ReturnType<typeof parseEvaluationFile>, { ok: true }>

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
export function parseBytes(bytes: Uint8Array): ReturnType<typeof parseEvaluationFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return parseEvaluationFile(text, digest)
  } catch {
    const readable = new TextDecoder('utf-8').decode(bytes)
    const place = `line ${readable.slice(0, readable.indexOf('\u{fffd}')).split('\n').length}`
    const parsed = parseEvaluationFile(readable, digest)
    if (!parsed.ok && parsed.problem.kind !== 'corrupt') return parsed
    return { ok: false, problem: { kind: 'corrupt', place, reason: 'bytes that are not text' } }
  }
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
