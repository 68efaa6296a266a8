import { mkdtemp, rm, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The script of the thread that reads what comes from outside. */
    readonly intakeScript: string
  }
}

const root = join(import.meta.dirname, '..')
const cache = join(root, 'node_modules/.cache')

/** Builds the thread for content from outside: one that runs has to be a file that Node can load. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'intake-'))
  // Most tests do without: one that needs it then says that the file is not there.
  await buildIntake(folder).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  })
  project.provide('intakeScript', join(folder, 'intake-worker.js'))
  return () => rm(folder, { recursive: true, force: true })
}

/** @param folder inside of the project, so that packages are found */
async function buildIntake(folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      rolldownOptions: { input: { 'intake-worker': join(root, 'src/main/intake-worker.ts') } },
      outDir: folder,
      target: 'node20',
    },
  })
}
