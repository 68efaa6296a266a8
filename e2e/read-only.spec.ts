import { execFile } from 'node:child_process'
import { chmod, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeWorkshop, putFile } from './before-workshop.ts'
import { findings } from './findings.ts'
import { fill } from './keyboard.ts'
import { newFolders, startShell } from './shell.ts'
import { expect, test as base, workshopOn } from './workshop.ts'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

/** @returns false where the system lets nobody take leave away, not even from a file in this folder */
async function lock(path: string): Promise<boolean> {
  // What is forbidden to everybody is allowed to root, but for files that nobody may change.
  if (!isRoot) return chmod(path, 0o444).then(() => true)
  return run('chattr', ['+i', path]).then(
    () => true,
    () => false,
  )
}

async function unlock(path: string): Promise<void> {
  if (isRoot) await run('chattr', ['-i', path])
  else await chmod(path, 0o644)
}

base(
  'a file that may not be changed opens for reading; one key goes on in a copy, and the file stays as it was',
  async () => {
    base.setTimeout(90_000)
    const folders = await newFolders()
    const evaluation = beforeWorkshop()
    await putFile(folders, evaluation)
    const path = join(folders.evaluations, `${evaluation.id}.stackjury`)
    base.skip(!(await lock(path)), 'no file can be locked here')
    const before = await readFile(path)
    try {
      const shell = await startShell(folders)
      const { page, goTo, saved } = workshopOn(shell, folders)
      await page.getByText(evaluation.frame.title).first().click()
      await page.getByText('The file may not be changed. Save a copy to go on.').waitFor()
      await goTo('frame')
      await expect(page.getByLabel('Title', { exact: true })).not.toBeEditable()
      expect(await findings(page), 'opened for reading').toEqual([])

      await page.keyboard.press('Alt+c')
      await page.getByText(/^You go on in the copy /).waitFor()
      await expect(page.getByText('The file may not be changed.')).toHaveCount(0)
      await fill(page, '^Title', 'Gone on with')
      await saved()
      await shell.close()

      expect(await readFile(path)).toEqual(before)
      const others = (await readdir(folders.evaluations)).filter(
        (name) => name.endsWith('.stackjury') && name !== `${evaluation.id}.stackjury`,
      )
      expect(others).toHaveLength(1)
      expect(await readFile(join(folders.evaluations, others[0] ?? ''), 'utf8')).toContain(
        '"Gone on with"',
      )
    } finally {
      await unlock(path)
    }
    await folders.remove()
  },
)
