import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom: the table of docs/architecture.md as data. A layer is the longest prefix
 * that fits a file; what it may import is listed, everything else is refused by name.
 */
interface Layer {
  readonly name: string
  readonly prefix: string
  /** Names of layers, or packages as `npm:name` (a trailing * stands for anything). */
  readonly may: readonly string[]
}

const layers: readonly Layer[] = [
  { name: 'domain', prefix: 'src/shared/domain/', may: ['domain', 'npm:zod'] },
  {
    name: 'catalogue',
    prefix: 'src/shared/catalogue/',
    may: ['domain', 'catalogue', 'resources', 'npm:zod'],
  },
  {
    name: 'shared',
    prefix: 'src/shared/',
    may: ['domain', 'catalogue', 'shared', 'npm:zod', 'npm:yaml'],
  },
  { name: 'storage', prefix: 'src/main/storage/', may: ['shared', 'storage', 'npm:node:*'] },
  {
    name: 'services',
    prefix: 'src/main/',
    may: [
      'domain',
      'catalogue',
      'shared',
      'storage',
      'services',
      'record',
      'npm:node:*',
      'npm:zod',
      'npm:write-excel-file*',
      'npm:read-excel-file*',
      'npm:@cantoo/pdf-lib',
    ],
  },
  {
    name: 'electron shell',
    prefix: 'src/main/electron/',
    may: [
      'domain',
      'shared',
      'storage',
      'services',
      'electron shell',
      'npm:electron',
      'npm:node:*',
      'npm:zod',
    ],
  },
  {
    name: 'electron entry',
    prefix: 'src/main/index.ts',
    may: ['domain', 'shared', 'services', 'electron shell', 'npm:electron', 'npm:node:*'],
  },
  {
    name: 'browser shell',
    prefix: 'src/main/browser/',
    may: [
      'domain',
      'shared',
      'storage',
      'services',
      'browser shell',
      'npm:playwright-core',
      'npm:node:*',
      'npm:zod',
    ],
  },
  {
    name: 'browser entry',
    prefix: 'src/main/browser.ts',
    may: ['domain', 'shared', 'services', 'browser shell', 'npm:node:*'],
  },
  {
    name: 'command line',
    prefix: 'src/main/cli',
    may: [
      'domain',
      'shared',
      'storage',
      'services',
      'browser shell',
      'command line',
      'record',
      'npm:node:*',
      'npm:zod',
    ],
  },
  { name: 'preload', prefix: 'src/preload/', may: ['shared', 'npm:electron'] },
  {
    name: 'record',
    prefix: 'src/record/',
    may: [
      'domain',
      'shared',
      'record',
      'charts',
      'ui',
      'resources',
      'npm:react',
      'npm:react-dom/server*',
    ],
  },
  {
    // What fields and the store know of each other.
    name: 'visits',
    prefix: 'src/renderer/visits/',
    may: ['visits', 'npm:react'],
  },
  {
    name: 'store',
    prefix: 'src/renderer/store/',
    may: ['domain', 'shared', 'store', 'visits', 'npm:dexie', 'npm:fake-indexeddb', 'npm:react'],
  },
  {
    name: 'host client',
    prefix: 'src/renderer/host/',
    may: ['domain', 'catalogue', 'shared', 'host client', 'npm:react'],
  },
  {
    name: 'workers',
    prefix: 'src/renderer/workers/',
    may: ['domain', 'shared', 'workers', 'npm:react'],
  },
  {
    name: 'charts',
    prefix: 'src/renderer/charts/',
    may: ['domain', 'charts', 'ui', 'npm:react', 'npm:recharts'],
  },
  {
    name: 'ui',
    prefix: 'src/renderer/ui/',
    may: ['domain', 'ui', 'visits', 'npm:react', 'npm:react-dom'],
  },
  {
    name: 'facilitation',
    prefix: 'src/renderer/facilitation/',
    may: [
      'domain',
      'catalogue',
      'shared',
      'store',
      'host client',
      'workers',
      'charts',
      'ui',
      'visits',
      'facilitation',
      'npm:react',
    ],
  },
  {
    // What the room sees is drawn from views alone: no store, so no evaluation and no vote.
    name: 'projector screens',
    prefix: 'src/renderer/features/projector/screens/',
    may: ['domain', 'charts', 'ui', 'projector screens', 'npm:react'],
  },
  {
    name: 'features',
    prefix: 'src/renderer/features/',
    may: [
      'domain',
      'catalogue',
      'shared',
      'store',
      'host client',
      'workers',
      'charts',
      'ui',
      'visits',
      'facilitation',
      'features',
      'projector screens',
      'resources',
      'npm:react',
      'npm:react-dom',
      'npm:zod',
    ],
  },
  {
    name: 'app',
    prefix: 'src/renderer/',
    may: [
      'domain',
      'catalogue',
      'shared',
      'store',
      'host client',
      'workers',
      'charts',
      'ui',
      'visits',
      'facilitation',
      'features',
      'app',
      'resources',
      'npm:react',
      'npm:react-dom*',
    ],
  },
  { name: 'resources', prefix: 'resources/', may: [] },
]

const root = resolve(import.meta.dirname, '..')

function layerOf(path: string): Layer | undefined {
  return layers
    .filter(({ prefix }) => path.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0]
}

function sources(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'/gm),
    ...text.matchAll(/^import\s+'([^']+)'/gm),
    ...text.matchAll(/\bimport\(\s*'([^']+)'/g),
  ]
  return found.map(([, specifier = '']) => specifier.replace(/\?.*$/, ''))
}

/** The project path of an import, or `npm:name` of a package. */
function target(from: string, specifier: string): string {
  if (specifier.startsWith('#shared/')) return `src/shared/${specifier.slice('#shared/'.length)}.ts`
  if (specifier.startsWith('.'))
    return relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/')
  return `npm:${specifier}`
}

function allows(layer: Layer, path: string): boolean {
  if (path.endsWith('.css')) return true
  if (!path.startsWith('npm:')) return layer.may.includes(layerOf(path)?.name ?? '')
  return layer.may.some((rule) =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path,
  )
}

describe('layers', () => {
  const files = sources()

  it('cover every source file', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((path) => !layerOf(path))).toEqual([])
  })

  it('import only what their row of the table allows', () => {
    const broken = files.flatMap((path) => {
      const layer = layerOf(path)
      return importsOf(path)
        .map((specifier) => target(path, specifier))
        .filter((to) => layer && !allows(layer, to))
        .map((to) => `${layer?.name}: ${path} may not import ${to}`)
    })
    expect(broken).toEqual([])
  })

  it('keep features apart', () => {
    const featureOf = (path: string) => /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1]
    const broken = files
      .filter((path) => featureOf(path))
      .flatMap((path) =>
        importsOf(path)
          .map((specifier) => target(path, specifier))
          .filter((to) => featureOf(to) && featureOf(to) !== featureOf(path))
          .map((to) => `${path} knows another feature: ${to}`),
      )
    expect(broken).toEqual([])
  })
})
