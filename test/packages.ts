import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'

export const root = resolve(import.meta.dirname, '..')

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
})
export type Manifest = z.infer<typeof Manifest>

/** The manifest of an installed package, or of the project. */
export function manifestIn(folder: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

/**
 * The folders of these packages and of all that they depend on, from the root of the project, in
 * the order of their names. A package that is installed twice comes twice.
 */
export function packagesBehind(names: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string, from: string) => {
    const folder = find(name, from)
    // One for another system, or that a package can do without.
    if (folder === null || found.has(folder)) return
    found.add(folder)
    for (const next of Object.keys(manifestIn(folder).dependencies ?? {})) visit(next, folder)
  }
  for (const name of names) visit(name, root)
  return [...found].map((folder) => relative(root, folder).replaceAll('\\', '/')).toSorted()
}

function find(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === root) return null
  }
}
