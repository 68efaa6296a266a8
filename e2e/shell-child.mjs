/** The application in a process of its own, doing what its parent sends. See `forkShell`. */
import { runInThisContext } from 'node:vm'
import { startBrowserShell } from '../out/main/browser.js'

const shell = await startBrowserShell(JSON.parse(process.argv[2]))

process.on('message', async ({ id, source, argument }) => {
  if (id === -1) {
    await shell.close()
    process.exit(0)
  }
  try {
    const step = runInThisContext(`(${source})`)
    const result = await step({ page: shell.page, context: shell.context }, argument)
    process.send({ id, result: result ?? null })
  } catch (error) {
    process.send({ id, error: String(error.stack ?? error) })
  }
})
process.send({ id: 0 })
