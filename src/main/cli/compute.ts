import { compute } from '#shared/domain/methods/compute'
import { AppError } from '#shared/rpc/app-error'
import { readBytes } from '../services/evaluation-content.ts'
import type { Intake } from '../services/intake/intake.ts'
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
export async function computeFile(method: string, file: string, intake: Intake): Promise<string> {
  const bytes = await readBytes(nodeFileSystem, file)
  const json = await intake.read('json', { name: file, bytes })
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
