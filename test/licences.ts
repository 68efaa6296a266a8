import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Licence } from '../src/renderer/features/licences/licence.ts'
import { manifestIn, packagesBehind, root } from './packages.ts'

/** What is shipped of others and is no package of ours: fonts, and what Electron brings along. */
const others: readonly Omit<Licence, 'text'>[] = [
  { name: 'Inter', version: '4', licence: 'OFL-1.1' },
  { name: 'Source Serif 4', version: '4', licence: 'OFL-1.1' },
  { name: 'Electron, with Chromium and Node.js', version: '', licence: 'MIT' },
]

/** The licences of everything of others that is shipped, by name. */
export function thirdPartyLicences(): readonly Licence[] {
  const packages = packagesBehind(Object.keys(manifestIn(root).dependencies ?? {}))
    .filter((folder) => !folder.includes('/@types/'))
    .map((folder): Licence => {
      const { name, version, license = '' } = manifestIn(join(root, folder))
      return { name, version, licence: license, text: textOf(folder) }
    })
  const [inter, serif, electron] = others
  return [
    ...packages,
    { ...named(inter), text: read('resources/fonts/OFL-Inter.txt') },
    { ...named(serif), text: read('resources/fonts/OFL-SourceSerif4.txt') },
    {
      ...named(electron),
      text: `${read('node_modules/electron/LICENSE')}\nThe licences of Chromium and of what is inside of it lie beside the program, in LICENSES.chromium.html.`,
    },
  ].toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** The licence as the package has it, and its notice where there is one. */
function textOf(folder: string): string {
  const names = readdirSync(join(root, folder)).filter((name) =>
    /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name),
  )
  return names
    .toSorted()
    .map((name) => read(`${folder}/${name}`))
    .join('\n\n')
}

function read(path: string): string {
  const file = join(root, path)
  if (!existsSync(file)) throw new Error(`${basename(path)} is not there`)
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim()
}

function named<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('A licence is missing')
  return one
}
