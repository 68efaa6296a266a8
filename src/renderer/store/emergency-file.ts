import type { Evaluation } from '#shared/domain/evaluation'
import { summarise } from '#shared/domain/summary'
import { type Digest, serializeEvaluationFile } from '#shared/evaluation-file/file'

/**
 * The text of a file that opens like any other, made by the page alone: for when the host can
 * write nothing or does not answer.
 */
export async function emergencyText(evaluation: Evaluation): Promise<string> {
  const { openActions, tools, ...rest } = summarise(evaluation)
  const summary = { ...rest, openActions: [...openActions], tools: [...tools] }
  const asked = new Set<string>()
  const write = (known: ReadonlyMap<string, string>) => {
    const sha256: Digest['sha256'] = (text) => {
      asked.add(text)
      return known.get(text) ?? ''
    }
    return serializeEvaluationFile(evaluation, 0, summary, { sha256, byteLength })
  }
  // A browser takes its time for a digest, the format does not: it is written twice.
  write(new Map())
  const digests = await Promise.all(
    [...asked].map(async (text) => [text, await digestOf(text)] as const),
  )
  return write(new Map(digests))
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
