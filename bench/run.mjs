// `npm run bench`: every measurement, one after the other so that none disturbs another. Builds the
// app first where that is necessary. Names of measurements as arguments choose some of them.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureDependencies, requireNode } from '../scripts/provision.mjs'

const all = ['numbers', 'startup', 'room', 'what-if', 'record']
const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !all.includes(name))
if (unknown !== undefined) {
  console.error(`There is no measurement "${unknown}"; there are ${all.join(', ')}.`)
  process.exit(2)
}

requireNode()
await ensureDependencies()
await ensureBuilt()
const failed = []
for (const name of chosen.length > 0 ? chosen : all) {
  console.log(`\n${name}`)
  const script = join(import.meta.dirname, `${name}.mjs`)
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
console.log(
  failed.length === 0 ? '\nAll within their limits' : `\nNot within limits: ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
