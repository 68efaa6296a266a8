import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { runCommand } from './cli/run.ts'
import { builtScript, createIntake } from './services/intake/intake.ts'

const root = resolve(import.meta.dirname, '../..')

async function main(): Promise<void> {
  const packageText = await readFile(join(root, 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageText))
  const output = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  }
  const intake = createIntake(join(root, ...builtScript))
  // Set and not called, so that what is still on its way to a pipe gets there.
  process.exitCode = await runCommand(process.argv.slice(2), output, { version, intake })
  await intake.close()
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 1
})
