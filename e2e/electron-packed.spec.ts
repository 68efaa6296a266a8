import { existsSync } from 'node:fs'
import { cp, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { filesBelow, isPacked } from '../test/packed-files.ts'
import { manifestIn, packagesBehind, root } from '../test/packages.ts'
import {
  answerDialogs,
  endDesktop,
  expect,
  runtime,
  startDesktop,
  test,
} from './electron/desktop.ts'

test(`${runtime.name}: what an installer holds is all that the application needs`, async ({
  folders,
}) => {
  test.setTimeout(120_000)
  const elsewhere = join(folders.userData, '..', 'packed')
  const dependencies = packagesBehind(Object.keys(manifestIn(root).dependencies ?? {}))
  const files = [
    'package.json',
    'LICENSE',
    ...['out', 'resources', ...dependencies].flatMap(filesBelow),
  ]
  for (const path of files.filter(isPacked)) {
    await mkdir(dirname(join(elsewhere, path)), { recursive: true })
    await cp(join(root, path), join(elsewhere, path))
  }
  expect(existsSync(join(elsewhere, 'node_modules', 'playwright-core'))).toBe(false)

  const desktop = await startDesktop(folders, [], elsewhere)
  // The sample lies in the package; printing and the workbook need the packages of others.
  await desktop.workshop.openSample()
  await desktop.workshop.goTo('decision')
  await desktop.page.keyboard.press('6')
  for (const [button, name] of [
    ['Save as PDF', 'record.pdf'],
    ['Save as Excel', 'record.xlsx'],
  ] as const) {
    const path = join(folders.userData, name)
    await answerDialogs(desktop, path)
    await desktop.page.getByRole('button', { name: button }).first().click()
    const size = () =>
      stat(path).then(
        (found) => found.size,
        () => 0,
      )
    await expect.poll(size, { timeout: 45_000 }).toBeGreaterThan(5_000)
  }
  await endDesktop(desktop)
})
