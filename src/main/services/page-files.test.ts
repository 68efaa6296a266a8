import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/temp-folder.ts'
import { loadPageFiles } from './page-files.ts'

it('lets documents run our scripts only, and workers compile WebAssembly besides', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'worker.js'), '')
  const files = await loadPageFiles(folder)
  const scriptPolicy = (path: string) =>
    files(path)
      .headers['content-security-policy']?.split('; ')
      .find((rule) => rule.startsWith('script-src'))
  expect(scriptPolicy('/')).toBe("script-src 'self'")
  expect(scriptPolicy('/index.html')).toBe("script-src 'self'")
  expect(scriptPolicy('/none.html')).toBe("script-src 'self'")
  expect(scriptPolicy('/worker.js')).toBe("script-src 'self' 'wasm-unsafe-eval'")
})

it('answers from what was there when it was read, and never from a path', async () => {
  const folder = await tempFolder()
  const page = join(folder, 'page')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(page, 'index.html'), '<!doctype html>')
  await writeFile(join(page, 'assets', 'index-1.js'), 'one')
  await writeFile(join(page, 'secret.key'), 'secret')
  await writeFile(join(folder, 'outside.js'), 'secret')
  await symlink(join(folder, 'outside.js'), join(page, 'link.js'))
  const files = await loadPageFiles(page)
  await writeFile(join(page, 'later.js'), 'secret')

  expect(files('/assets/index-1.js')).toMatchObject({ status: 200, body: Buffer.from('one') })
  for (const path of [
    '',
    'index.html',
    '/later.js',
    '/link.js',
    '/secret.key',
    '/outside.js',
    '/../outside.js',
    '/assets/../../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/..\\outside.js',
    '//outside.js',
    '/assets',
    '/assets/',
    '/assets/index-1.js/',
    '/assets/index-1.js\0',
    '/constructor',
    '/__proto__',
  ]) {
    const { status, body } = files(path)
    expect([path, status, body.length]).toEqual([path, 404, 0])
  }
})

it('gives every answer a policy that allows nothing by default, and says that types are not guessed', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'a.css'), '')
  const files = await loadPageFiles(folder)
  for (const path of ['/', '/index.html', '/a.css', '/missing', '/../up', '']) {
    const { headers } = files(path)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']?.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(headers['content-security-policy']).not.toMatch(/unsafe-|https?:|\*/)
  }
})

it('gives each document another number for its styles', async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, 'index.html'), '<style nonce="__CSP_NONCE__"></style>')
  const files = await loadPageFiles(folder)
  const numbers = [files('/'), files('/')].map(({ headers, body }) => {
    const [, number = ''] = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '') ?? []
    expect(body.toString()).toBe(`<style nonce="${number}"></style>`)
    return number
  })
  expect(new Set(numbers).size).toBe(2)
})
