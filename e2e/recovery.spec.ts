import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { fill } from './keyboard.ts'
import { type Folders, newFolders, startShell } from './shell.ts'
import { workshopOn } from './workshop.ts'

const title = 'Tracking, as we changed it'

/** A laptop on which the worked sample was opened and given another title. */
async function used(): Promise<Folders & { readonly remove: () => Promise<void> }> {
  const folders = await newFolders()
  const shell = await startShell(folders)
  const workshop = workshopOn(shell, folders)
  await workshop.openSample()
  await workshop.goTo('frame')
  await fill(shell.page, '^Title', title)
  await expect(shell.page.getByRole('banner')).toContainText(title)
  await workshop.saved()
  await shell.close()
  return folders
}

test('Home and every evaluation come back when the browser has lost its profile', async () => {
  const folders = await used()
  await rm(join(folders.userData, 'browser-profile'), { recursive: true, force: true })

  const shell = await startShell(folders)
  await shell.page.getByRole('button', { name: title, exact: true }).waitFor()
  await shell.page.keyboard.press('Enter')
  await expect(shell.page.getByRole('banner')).toContainText(title)
  await workshopOn(shell, folders).goTo('results')
  await expect(shell.page.getByRole('heading', { level: 1 })).toContainText('4.10 against 3.71')
  await shell.close()
  await folders.remove()
})

test('a damaged file is kept aside, and the evaluation opens with everything that was saved', async () => {
  const folders = await used()
  const [name = ''] = (await readdir(folders.evaluations)).filter((one) =>
    one.endsWith('.stackjury'),
  )
  const file = join(folders.evaluations, name)
  const text = await readFile(file, 'utf8')
  await writeFile(file, `${text.slice(0, 5000)}#${text.slice(5001)}`)

  const shell = await startShell(folders)
  await shell.page.getByRole('button', { name: title, exact: true }).waitFor()
  await shell.page.keyboard.press('Enter')
  await expect(shell.page.getByRole('banner')).toContainText(title)
  await expect(shell.page.getByRole('main')).toContainText(/damaged/)
  await shell.close()
  const kept = (await readdir(folders.evaluations)).filter((one) => one.includes('damaged'))
  expect(kept).toHaveLength(1)
  await folders.remove()
})
