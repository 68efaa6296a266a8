import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from './packages.ts'

/** How installers are made, as far as it is held by tests. */
export const configuration = z
  .object({
    directories: z.object({ buildResources: z.string(), output: z.string() }),
    files: z.array(z.string()),
    asar: z.literal(true),
    electronFuses: z.record(z.string(), z.boolean()),
    fileAssociations: z.tuple([
      z.object({ ext: z.string(), icon: z.string(), role: z.literal('Editor') }).loose(),
    ]),
    linux: z
      .object({
        target: z.array(z.string()),
        icon: z.string(),
        executableArgs: z.array(z.string()).optional(),
      })
      .loose(),
    appImage: z.object({ executableArgs: z.array(z.string()) }),
    toolsets: z.unknown().optional(),
    mac: z
      .object({
        target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })),
        icon: z.string(),
        hardenedRuntime: z.literal(true),
        entitlements: z.string(),
      })
      .loose(),
    win: z.object({ target: z.array(z.string()), icon: z.string() }).loose(),
    nsis: z.object({ deleteAppDataOnUninstall: z.literal(false) }).loose(),
    publish: z.null(),
  })
  .parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))

const rules = configuration.files.map((pattern) => ({
  includes: !pattern.startsWith('!'),
  matches: expression(pattern.replace(/^!/, '')),
}))

/** Whether a file of the project is packed: the last pattern that fits decides. */
export function isPacked(path: string): boolean {
  // What the application depends on is added by itself, and only taken out by patterns.
  const byDefault = path.startsWith('node_modules/')
  return rules.reduce(
    (is, { includes, matches }) => (matches.test(path) ? includes : is),
    byDefault,
  )
}

/** All files below a folder of the project, by their paths from its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** A pattern of electron-builder as a regular expression of paths. */
function expression(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^$()|[\]\\]/g, '\\$&')
    // "{,/**/*}" is the thing itself or anything in it.
    .replaceAll(/\{([^{}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll(/\*\*\/|\*\*|\*/g, (stars) =>
      stars === '**/' ? '(?:.*/)?' : stars === '**' ? '.*' : '[^/]*',
    )
  return new RegExp(`^${source}$`)
}
