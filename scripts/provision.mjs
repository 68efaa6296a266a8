/** Brings a fresh checkout to where it can be started or tested. Plain Node, no dependencies. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
const buildStamp = join(root, 'out', 'sources.sha256')
/** Everything that the build reads. */
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/** Says something to whoever started us; results go to stdout, this does not. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Runs a program. @returns its exit code; null when it could not be started or took too long
 *
 * @param {{ quiet?: boolean, limit?: number, env?: Record<string, string> }} [options] `quiet`
 *   shows its output only when it fails; `limit` in ms
 */
export function run(command, args, { quiet = false, limit = 0, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && command === 'npm',
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    const timer = limit > 0 ? setTimeout(() => child.kill('SIGKILL'), limit) : undefined
    child.once('error', () => {
      clearTimeout(timer)
      done(null)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output))
      done(code)
    })
  })
}

/** Runs a script of ours or of a dependency with this very Node. */
export function runNode(script, args = [], options = {}) {
  return run(process.execPath, [join(root, script), ...args], options)
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Stackjury needs Node 20.19 or later; this is ${process.versions.node}.`)
}

/** Installs the dependencies where they are missing or are not those of the lock file. */
export async function ensureDependencies() {
  if (await dependenciesFit()) return
  say('Installing dependencies …')
  // The desktop runtime is fetched on the first start, when it is wanted and where it can be had.
  const env = { ELECTRON_SKIP_BINARY_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const flags = ['--no-audit', '--no-fund', '--loglevel=error']
  if ((await run('npm', ['ci', ...flags], { env, quiet: true })) === 0) return
  // An npm of another version may find fault with the lock file; this one changes nothing in it.
  if ((await run('npm', ['install', '--no-save', ...flags], { env })) !== 0) {
    throw new Error('The dependencies could not be installed.')
  }
}

async function dependenciesFit() {
  const [wanted, installed] = await Promise.all(
    [join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json')].map(
      async (path) => JSON.parse(await readFile(path, 'utf8').catch(() => '{"packages":null}')),
    ),
  )
  if (!wanted.packages || !installed.packages) return false
  return Object.entries(wanted.packages).every(
    ([path, entry]) =>
      path === '' ||
      // Packages for other systems are in the lock file and not on this disk.
      (entry.optional && !installed.packages[path]) ||
      installed.packages[path]?.version === entry.version,
  )
}

/** Builds the application where what is built is not what the sources say. */
export async function ensureBuilt() {
  const wanted = await sourcesHash()
  const built = await readFile(buildStamp, 'utf8').catch(() => '')
  if (built === wanted && existsSync(join(root, 'out', 'main', 'cli.js'))) return
  say('Building …')
  const code = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['build'], {
    quiet: true,
  })
  if (code !== 0) throw new Error('The build failed.')
  await mkdir(join(root, 'out'), { recursive: true })
  await writeFile(buildStamp, wanted)
}

async function sourcesHash() {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(sources.map(filesBelow))).flat()) {
    if (/\.test\.tsx?$/.test(path)) continue
    hash.update(`${path}\0`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex')
}

async function filesBelow(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null)
  if (entries === null) return existsSync(join(root, path)) ? [path] : []
  const lists = await Promise.all(
    entries
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => filesBelow(`${path}/${entry.name}`)),
  )
  return lists.flat()
}

/**
 * Finds a browser, and installs one where that takes no question: as root on Debian or Ubuntu.
 *
 * @returns its path
 */
export async function ensureBrowser() {
  const { browserAdvice, findBrowser } = await import('../out/main/browser.js')
  const found =
    (await findBrowser()) ?? ((await installPackages(['chromium'])) && (await findBrowser()))
  if (!found) throw new Error(`No browser is installed. ${browserAdvice}`)
  return found.executable
}

/** What tests need beside the application: they read what was printed. */
export async function ensureTestTools() {
  if (!(await isThere('pdftotext'))) await installPackages(['poppler-utils'])
}

/** What the full run needs, too: another spreadsheet that computes our workbooks again. */
export async function ensureCalc() {
  if (await isThere('soffice', '--version')) return
  if (await installPackages(['libreoffice-calc-nogui'])) return
  // Not every release has the one without windows.
  await installPackages(['libreoffice-calc'])
}

async function isThere(command, question = '-v') {
  return (await run(command, [question], { quiet: true, limit: 30_000 })) !== null
}

/** @returns whether packages of the system were installed */
async function installPackages(names) {
  const isRoot = process.getuid?.() === 0
  if (process.platform !== 'linux' || !isRoot || !existsSync('/etc/debian_version')) return false
  say(`Installing ${names.join(', ')} …`)
  const options = { quiet: true, limit: 600_000, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const install = ['install', '-y', '-q', '--no-install-recommends', ...names]
  await run('apt-get', ['update', '-q'], options)
  return (await run('apt-get', install, options)) === 0
}

/** Whether a window would be seen by anybody. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
