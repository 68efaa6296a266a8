import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileExtension } from '#shared/evaluation-file/file'
import { configuration, filesBelow, isPacked } from './packed-files.ts'
import { manifestIn, packagesBehind, root } from './packages.ts'

/** What the application imports at run time, from what the build made of it. */
const production = packagesBehind(Object.keys(manifestIn(root).dependencies ?? {}))
const needed = packagesBehind(['@cantoo/pdf-lib', 'react', 'react-dom', 'write-excel-file', 'zod'])

describe('what is packed', () => {
  it('is the built application, the sample and the licence', () => {
    for (const path of [
      'package.json',
      'LICENSE',
      'out/main/index.js',
      'out/main/intake-worker.js',
      'out/main/chunks/csv-DXM1smCi.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'out/renderer/assets/index-DFoQX8eI.js',
      'out/renderer/assets/InterVariable-DiVDrmQJ.woff2',
      `resources/samples/nordhavn.${fileExtension}`,
    ]) {
      expect([path, isPacked(path)]).toEqual([path, true])
    }
  })

  it('is nothing of the sources, tests, tools, other entries or source maps', () => {
    const folders = ['src', 'test', 'e2e', 'bench', 'scripts', 'docs', 'packaging', 'resources']
    const files = folders.filter((folder) => existsSync(join(root, folder))).flatMap(filesBelow)
    expect(files.length).toBeGreaterThan(300)
    const top = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
    expect([...files, ...top].filter(isPacked).toSorted()).toEqual([
      'LICENSE',
      'package.json',
      `resources/samples/nordhavn.${fileExtension}`,
    ])
    for (const path of [
      'out/main/browser.js',
      'out/main/cli.js',
      'out/main/index.js.map',
      'out/main/chunks/csv-DXM1smCi.js.map',
      'out/sources.sha256',
      'out/demo/nordhavn-decision-record.pdf',
      'dist/builder-debug.yml',
      '.ci/run',
    ]) {
      expect([path, isPacked(path)]).toEqual([path, false])
    }
  })

  it('is of the dependencies those that the main process imports, whole', () => {
    const packed = production.filter((folder) => isPacked(`${folder}/package.json`))
    expect(packed).toEqual(needed)
    for (const folder of needed) {
      const code = filesBelow(folder).filter((path) => /\.[cm]?js$/.test(path))
      const isTested = (path: string) => /\/(?:tests?|__tests__|examples?|docs)\//.test(path)
      expect(code.filter((path) => !isTested(path) && !isPacked(path))).toEqual([])
      expect(filesBelow(folder).filter((path) => path.endsWith('.map') && isPacked(path))).toEqual(
        [],
      )
    }
    expect(isPacked('node_modules/playwright-core/index.js')).toBe(false)
  })

  it.skipIf(!existsSync(join(root, 'out', 'main', 'index.js')))(
    'has everything that the built main process imports',
    () => {
      const names = new Set(production.map((folder) => folder.replace('node_modules/', '')))
      const seen = new Set<string>()
      const imported = new Set<string>()
      const visit = (path: string) => {
        if (seen.has(path)) return
        seen.add(path)
        expect([path, existsSync(join(root, path)), isPacked(path)]).toEqual([path, true, true])
        const text = readFileSync(join(root, path), 'utf8')
        for (const [, from = ''] of text.matchAll(/^(?:import|export) .*?["']([^"']+)["'];?$/gm)) {
          if (from.startsWith('.')) visit(join(dirname(path), from).replaceAll('\\', '/'))
          else if (!from.startsWith('node:') && from !== 'electron') imported.add(from)
        }
      }
      visit('out/main/index.js')
      visit('out/main/intake-worker.js')
      for (const from of imported) {
        const name = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/')
        expect([name, names.has(name)]).toEqual([name, true])
        expect([name, isPacked(`node_modules/${name}/package.json`)]).toEqual([name, true])
      }
      expect(imported.size).toBeGreaterThan(3)
    },
  )
})

describe('how it is packed', () => {
  it('turns off what an application like this does not need, and on what guards it', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    })
  })

  it('makes an AppImage and a Debian package, a disk image, and an installer', () => {
    const { linux, mac, win } = configuration
    expect([linux.target, mac.target[0]?.target, win.target]).toEqual([
      ['AppImage', 'deb'],
      'dmg',
      ['nsis'],
    ])
  })

  it('starts nowhere without its sandbox', () => {
    const { appImage, linux, toolsets } = configuration
    // Where an AppImage has no switches of its own, it is given the one that turns the sandbox off;
    // later tools do so as it starts.
    expect(appImage.executableArgs.length).toBeGreaterThan(0)
    expect(toolsets).toBeUndefined()
    expect([...appImage.executableArgs, ...(linux.executableArgs ?? [])].join()).not.toContain(
      'sandbox',
    )
  })

  it('opens our files, with pictures that are there', () => {
    const [association] = configuration.fileAssociations
    const folder = join(root, configuration.directories.buildResources)
    expect(association.ext).toBe(fileExtension)
    const { linux, mac, win } = configuration
    const start = (path: string) => readFileSync(join(folder, path)).subarray(0, 8)
    const documents = [`${association.icon}.ico`, `${association.icon}.icns`]
    for (const path of [win.icon, documents[0] ?? '']) {
      expect([...start(path).subarray(0, 4)]).toEqual([0, 0, 1, 0])
    }
    for (const path of [mac.icon, documents[1] ?? '']) {
      expect(start(path).subarray(0, 4).toString('latin1')).toBe('icns')
    }
    const png = readFileSync(join(folder, linux.icon))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024])
    expect(existsSync(join(folder, mac.entitlements))).toBe(true)
  })

  it('uploads nothing and asks for no updates', () => {
    const names = production.map((folder) => folder.replace(/^.*node_modules\//, ''))
    expect(names.filter((name) => /updater|sentry|analytics|telemetry/.test(name))).toEqual([])
  })
})

it('no source of the shell asks for another program or another scheme', () => {
  const sources = [...filesBelow('src/main'), ...filesBelow('src/preload')].filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  )
  const refused = {
    'shell.openExternal': /\bopenExternal\b/,
    'shell.openPath': /\b(?:shell|desktop)\.openPath\b/,
    'file://': /file:\/\//,
    loadFile: /\bloadFile\b/,
    'remote module': /@electron\/remote/,
    'Blink features': /enableBlinkFeatures/,
    'a server on a port':
      /createServer\([^)]*\)\.listen\(\s*\d|node:https?['"]|--remote-debugging-port/,
  }
  for (const path of sources) {
    const text = readFileSync(join(root, path), 'utf8')
    for (const [what, pattern] of Object.entries(refused)) {
      expect([path, what, pattern.test(text)]).toEqual([path, what, false])
    }
  }
})
