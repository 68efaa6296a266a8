import { z } from 'zod'
import { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { wordsOf } from '#shared/error-words'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { placeInJson, troubleInJson } from '#shared/evaluation-file/json-scan'
import { currentVersion, type JsonObject, migrations } from '#shared/evaluation-file/migrations'
import { seal, unseal } from '#shared/evaluation-file/seal'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { EvaluationSummary } from '#shared/evaluation-file/summary'
import { findUnsafe } from '#shared/evaluation-file/unsafe-json'

export const fileExtension = 'stackjury'
export const fileFormat = 'stackjury-evaluation'
/** Larger than any workshop; a limit so that a hostile file is refused before it is read. */
export const maxFileBytes = 50 * 1024 * 1024

/** The first line of a file. The fields up to `bytes` can never change. */
export const FileHeader = z.object({
  format: z.literal(fileFormat),
  formatVersion: z.int().positive(),
  /** The oldest format version whose reader can still make sense of this file. */
  minReader: z.int().positive(),
  /** The host's number of the last change that is in this file. */
  seq: z.int().nonnegative(),
  /** Of the body, which is everything after the first line feed. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  id: EvaluationId,
  summary: EvaluationSummary,
})
export type FileHeader = z.infer<typeof FileHeader>

const Envelope = FileHeader.pick({
  format: true,
  formatVersion: true,
  minReader: true,
  seq: true,
  sha256: true,
  bytes: true,
})

/** Digest and length of text as UTF-8. Passed in, because shared code has no crypto of its own. */
export interface Digest {
  readonly sha256: (text: string) => string
  readonly byteLength: (text: string) => number
}

export type ParsedFile =
  | {
      readonly ok: true
      readonly evaluation: Evaluation
      readonly seq: number
      /** The format version found on disk when it was older than ours, else null. */
      readonly migratedFrom: number | null
    }
  | { readonly ok: false; readonly problem: FileProblem }

/** A file with the content that was written, whatever that is; or why it has none. */
export type WholeFile =
  | {
      readonly ok: true
      readonly envelope: z.infer<typeof Envelope>
      /** As the first line has it; releases differ in whether it has one. */
      readonly id: unknown
      readonly body: string
    }
  | { readonly ok: false; readonly problem: FileProblem }

export type FileProblem =
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'too-new'; readonly version: number }
  /** `place` is a line, or a JSON path into the evaluation. */
  | { readonly kind: 'corrupt'; readonly place: string; readonly reason: string }

/** A problem in words: what happened and where. */
export function describeProblem(problem: FileProblem): string {
  switch (problem.kind) {
    case 'foreign':
      return `not a Stackjury evaluation: ${problem.reason}`
    case 'too-new':
      return `written by a newer Stackjury (format ${problem.version}, this one reads up to ${currentVersion})`
    case 'corrupt':
      return `${problem.place}: ${problem.reason}`
  }
}

/**
 * Reads the text of a file of any version up to the current one.
 *
 * A damaged or foreign file is an everyday event, so it comes back as a value. Content is
 * checked only after migration: old files are judged by what they become. What contradicts
 * itself is well-formed and passes; see `contradictionsOf`.
 */
export function parseEvaluationFile(text: string, digest: Digest): ParsedFile {
  const whole = checkWhole(text, digest)
  if (!whole.ok) return whole
  const { envelope, id, body } = whole
  const parsed = parseContent(body, envelope.formatVersion, envelope.seq)
  // The digest says nothing of the first line itself, by which a file is found.
  const isIts = !parsed.ok || id === undefined || id === parsed.evaluation.id
  return isIts ? parsed : corrupt('line 1', 'the id is not that of the content')
}

/**
 * The first half of `parseEvaluationFile`, which looks at nothing but the first line and the length
 * and checksum of the rest: whether there is a content to read, and what it would be read as.
 */
export function checkWhole(text: string, digest: Digest): WholeFile {
  const end = text.indexOf('\n')
  const header = checkEnvelope(parseJson(end < 0 ? text : text.slice(0, end)))
  if (!header.ok) return header
  if (end < 0) return corrupt('line 2', 'the content is missing; the file was cut off')

  const { envelope } = header
  const body = text.slice(end + 1)
  const bytes = digest.byteLength(body)
  if (bytes !== envelope.bytes) {
    const how = bytes < envelope.bytes ? 'it was cut off' : 'something was added'
    return corrupt('line 2', `${bytes} bytes of content instead of ${envelope.bytes}; ${how}`)
  }
  if (digest.sha256(body) !== envelope.sha256) {
    return corrupt('line 2', 'the content does not match its checksum; it was changed or damaged')
  }
  return { ...header, body }
}

function parseContent(body: string, version: number, seq: number): ParsedFile {
  const trouble = troubleInJson(body)
  if (trouble) return corrupt(placeInJson(trouble, 1), trouble.reason)
  const json = parseJson(body)
  if (!isObject(json)) return corrupt('line 2', 'the content is not a JSON object')
  try {
    const unsealed = unseal(json)
    // What is inside the seal comes from outside as well.
    const unsafe = findUnsafe(unsealed)
    if (unsafe) return corrupt(unsafe.path, unsafe.reason)
    const content = migrations
      .filter(({ to }) => to > version)
      // Parsed from JSON just now, so it is JSON.
      .reduce<JsonObject>((old, { up }) => up(old), unsealed as JsonObject)
    const checked = Evaluation.safeParse(content)
    if (!checked.success) return corrupt(firstPath(checked.error), firstIssue(checked.error))
    return {
      ok: true,
      // The schema accepted it. Its own object and not the schema's copy, so that unknown fields survive.
      evaluation: content as unknown as Evaluation,
      seq,
      migratedFrom: version < currentVersion ? version : null,
    }
  } catch (error) {
    return corrupt('line 2', wordsOf(error))
  }
}

/**
 * Writes an evaluation as text in the current format. The same evaluation, number and summary
 * give the same bytes, in whatever order its rows and keys come.
 */
export function serializeEvaluationFile(
  evaluation: Evaluation,
  seq: number,
  summary: EvaluationSummary,
  digest: Digest,
): string {
  const ordered = toEvaluation(toTables(evaluation))
  const body = canonicalJson(seal(ordered))
  const header = {
    format: fileFormat,
    formatVersion: currentVersion,
    minReader: currentVersion,
    seq,
    sha256: digest.sha256(body),
    bytes: digest.byteLength(body),
    id: evaluation.id,
    summary,
  } satisfies FileHeader
  return `${JSON.stringify(header)}\n${body}`
}

/** The header alone, for lists, or why there is none. */
export type ParsedHeader =
  | { readonly ok: true; readonly header: FileHeader }
  | { readonly ok: false; readonly problem: FileProblem }

export function parseHeader(firstLine: string): ParsedHeader {
  const envelope = checkEnvelope(parseJson(firstLine))
  if (!envelope.ok) return envelope
  const header = FileHeader.safeParse(parseJson(firstLine))
  return header.success
    ? { ok: true, header: header.data }
    : { ok: false, problem: { kind: 'corrupt', place: 'line 1', reason: firstIssue(header.error) } }
}

/** What every release writes the same way, and whether this one may read on. */
function checkEnvelope(
  raw: unknown,
):
  | { readonly ok: true; readonly envelope: z.infer<typeof Envelope>; readonly id: unknown }
  | { readonly ok: false; readonly problem: FileProblem } {
  const no = (problem: FileProblem) => ({ ok: false, problem }) as const
  if (!isObject(raw) || raw['format'] !== fileFormat) {
    return no({ kind: 'foreign', reason: 'the first line is not the header of one' })
  }
  const version = raw['formatVersion']
  // Before anything else is looked at: a later header may have another shape. And whatever a
  // later release meant by its version, we would write it back as ours.
  if (typeof version === 'number' && Number.isInteger(version) && version > currentVersion) {
    return no({ kind: 'too-new', version })
  }
  const envelope = Envelope.safeParse(raw)
  return envelope.success
    ? { ok: true, envelope: envelope.data, id: raw['id'] }
    : no({ kind: 'corrupt', place: 'line 1', reason: firstIssue(envelope.error) })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function corrupt(
  place: string,
  reason: string,
): { readonly ok: false; readonly problem: FileProblem } {
  return { ok: false, problem: { kind: 'corrupt', place, reason } }
}

function firstIssue(error: z.ZodError): string {
  return error.issues[0]?.message ?? 'not as it should be'
}

function firstPath(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? []
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    '',
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
