import { compute } from '#shared/domain/methods/compute'
import { findDuplicateKey, findUnsafe } from '#shared/evaluation-file/unsafe-json'
import { AppError } from '#shared/rpc/app-error'
import { readBytes } from '../services/evaluation-content.ts'
import { nodeFileSystem } from '../storage/fs-port.ts'

/**
 * The answer of a method to the inputs in a JSON file, in the form of the published examples.
 *
 * The file holds the inputs themselves, or an object with `inputs`, such as a whole example.
 *
 * @returns JSON, indented
 * @throws {AppError} `invalid-input` with one line, file and path for everything that is wrong;
 *   what `readBytes` throws
 */
export async function computeFile(method: string, file: string): Promise<string> {
  const json = parse(await readBytes(nodeFileSystem, file), file)
  const isWrapped = typeof json === 'object' && json !== null && Object.hasOwn(json, 'inputs')
  const prefix = isWrapped ? 'inputs' : ''
  const computed = compute(method, isWrapped ? (json as { inputs: unknown }).inputs : json)
  if (computed.status === 'computed') return `${JSON.stringify(computed.outputs, null, 2)}\n`
  const lines = computed.problems.map(({ path, reason }) => {
    const place = [prefix, path].filter((part) => part !== '').join('.')
    return `${file}: ${place === '' ? 'inputs' : place}: ${reason}`
  })
  throw new AppError('invalid-input', lines.join('\n'))
}

function parse(bytes: Uint8Array, file: string): unknown {
  const refuse = (reason: string) => new AppError('invalid-input', `${file}: ${reason}`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('not text in UTF-8')
  }
  let json: unknown
  try {
    // Python writes these without quotes. As texts they get a path from the check of the inputs.
    json = JSON.parse(
      text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
        found.startsWith('"') ? found : `"${found}"`,
      ),
    )
  } catch (error) {
    throw refuse(`not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  const twice = findDuplicateKey(text)
  if (twice !== null) throw refuse(`${twice}: stands twice in one object`)
  const unsafe = findUnsafe(json)
  if (unsafe) throw refuse(`${unsafe.path}: ${unsafe.reason}`)
  return json
}
