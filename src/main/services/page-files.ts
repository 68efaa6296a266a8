import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { AppError } from '#shared/rpc/app-error'

/** An answer to a request of the page for one of its own files. */
export interface PageFile {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Answers by path ("/assets/index-….js"), from what was built and nothing else. */
export type PageFiles = (pathname: string) => PageFile

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Where the page expects the number that lets its style elements through. */
const noncePlaceholder = '__CSP_NONCE__'

/**
 * Reads the built page into a fixed map, so that no request can name any other file.
 *
 * @throws {AppError} `not-found` when the page was not built
 */
export async function loadPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, { readonly type: string; readonly body: Buffer }>()
  for (const path of await listFiles(folder)) {
    const type = types[extname(path)]
    if (!type) continue
    const pathname = `/${relative(folder, path).split(sep).join('/')}`
    files.set(pathname, { type, body: await readFile(path) })
  }
  const index = files.get('/index.html')
  if (!index) throw new AppError('not-found', `The page is not built: nothing in ${folder}`)
  const page = index.body.toString('utf8')

  return (pathname) => {
    const isPage = pathname === '/' || pathname === '/index.html'
    const file = isPage ? index : files.get(pathname)
    if (!file) return { status: 404, headers: headersOf('text/plain', ''), body: Buffer.alloc(0) }
    if (!isPage) return { status: 200, headers: headersOf(file.type, ''), body: file.body }
    const nonce = randomBytes(16).toString('base64')
    return {
      status: 200,
      headers: headersOf(file.type, nonce),
      body: Buffer.from(page.replaceAll(noncePlaceholder, nonce)),
    }
  }
}

/**
 * What the page may do. Workers and documents both get it; only documents need the nonce, and only
 * workers may compile WebAssembly: a worker is under the policy that came with its own script.
 */
function headersOf(type: string, nonce: string): Record<string, string> {
  const style = nonce === '' ? "'self'" : `'self' 'nonce-${nonce}'`
  const script = type === types['.js'] ? "'self' 'wasm-unsafe-eval'" : "'self'"
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${script}`,
      `style-src ${style}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}

/** Folder by folder, which also works inside of a packed application. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listFiles(path) : entry.isFile() ? [path] : []
    }),
  )
  return lists.flat()
}
