import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import wabt from 'wabt'

/**
 * The vector program that is kept in the repository is made from its text. With
 * `UPDATE_GENERATED=1` this writes it again; without, it fails as soon as the two differ.
 */
const folder = join(import.meta.dirname, '..', 'src/renderer/workers')

it('the vector program is the one of its text', async () => {
  const tools = await wabt()
  const text = readFileSync(join(folder, 'rank-engine.wat'), 'utf8')
  const module = tools.parseWat('rank-engine.wat', text, { simd: true })
  module.validate()
  const bytes = Buffer.from(module.toBinary({}).buffer)
  module.destroy()
  const made = `/** Made from rank-engine.wat by test/rank-engine-program.test.ts; WebAssembly in base64. */
export const program =
  '${bytes.toString('base64')}'
`
  const file = join(folder, 'rank-engine-program.ts')
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(file, made)
  expect(readFileSync(file, 'utf8') === made).toBe(true)
})
