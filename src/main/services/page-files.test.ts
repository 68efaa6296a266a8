import { writeFile } from 'node:fs/promises'
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
