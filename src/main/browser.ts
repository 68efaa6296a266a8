import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wordsOf } from '#shared/error-words'
import { findFolders } from './browser/folders.ts'
import { startBrowserShell } from './browser/start.ts'
import { claimInstance } from './services/instance.ts'

export { browserAdvice, findBrowser } from './browser/find-browser.ts'
export { startBrowserShell } from './browser/start.ts'

const root = resolve(import.meta.dirname, '../..')

/** Opens the window, or brings the one that is already open to the front. Ends when it is closed. */
async function main(args: readonly string[]): Promise<void> {
  const headless = args.includes('--headless')
  const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(arg))
  const folders = await findFolders()

  let open = (paths: readonly string[]): void => void files.push(...paths)
  let focus = (): void => {}
  const claim = await claimInstance(folders.userData, { open: files }, (greeting) => {
    open(greeting.open)
    focus()
  })
  if (claim.status === 'second') {
    process.stdout.write('Stackjury is already open; its window was brought to the front.\n')
    return
  }

  // From here on: whoever ends it while the window comes up must not leave a browser behind. Told
  // twice, it ends at once.
  const toldToEnd = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve())
  })
  const shell = await startBrowserShell({ root, ...folders, headless })
  open = (paths) => paths.forEach(shell.host.requestOpen)
  focus = () => void shell.bringToFront().catch(() => {})
  open(files)
  void toldToEnd.then(shell.close)
  await shell.closed
  await claim.release()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${wordsOf(error)}\n`)
      process.exit(1)
    },
  )
}
