import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import type { Attention } from '../src/shared/domain/projector/view.ts'
import { stepIds } from '../src/shared/domain/steps.ts'
import { putFile } from './before-workshop.ts'
import { blindEvaluation, reviewEvaluation, type Secrets } from './blind-evaluation.ts'
import { ask } from './bridge.ts'
import { textOfPdf } from './pdf-text.ts'
import { newFolders, startShell } from './shell.ts'
import { watch } from './workshop.ts'
import { textsInZip } from './zip-text.ts'

const root = join(import.meta.dirname, '..')

/** Typed letters are the same in both walks; these are in the reasons of one of them only. */
const reasonWord = 'innober'

/** What each surface showed, by its name, without what only tells the time. */
export type Surfaces = ReadonlyMap<string, string>

/** Walks everything that an evaluation in the middle of its blind votes can be seen on. */
export async function walk(secrets: Secrets): Promise<Surfaces> {
  const evaluation = blindEvaluation(secrets)
  const { id } = evaluation
  const folders = await newFolders()
  await putFile(folders, evaluation)
  const review = reviewEvaluation(secrets)
  await putFile(folders, review)
  const file = join(folders.evaluations, `${id}.stackjury`)
  const surfaces = new Map<string, string>()
  const keep = (name: string, text: string) => surfaces.set(name, withoutTimes(text))

  const readSealed = async (path = file): Promise<string> => {
    const text = await readFile(path, 'utf8')
    if (text.includes(secrets.word)) throw new Error('The file tells a reason')
    return withoutSeal(text)
  }

  keep('file as it was written', await readSealed())
  keep(
    'file of the review as it was written',
    await readSealed(join(folders.evaluations, `${review.id}.stackjury`)),
  )
  const asItWas = await readFile(file)
  const shell = await startShell(folders)
  const { page, context } = shell
  page.setDefaultTimeout(15_000)
  const troubles = watch(page)
  const see = async (name: string, of: Page = page) => keep(name, await settled(of))
  const keys = page.keyboard
  const goTo = async (hash: string) => {
    await page.evaluate((next) => {
      location.hash = next
    }, hash)
    const [, , , step = ''] = hash.split('/')
    if (stepIds.some((one) => one === step)) {
      // The page follows the address a frame later, and its program may still be on its way.
      await page.locator(`nav a[aria-current="step"][href*="/${step}"]`).waitFor()
    }
    await page.locator('main h1:visible').first().waitFor()
  }
  const noToast = () => page.waitForFunction(() => document.querySelector('.toast') === null)
  const dialog = page.getByRole('dialog')
  const inDialog = async (key: string, look: () => Promise<unknown>) => {
    await keys.press(key)
    await dialog.waitFor()
    await look()
    await keys.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  const inPalette = (queries: readonly string[], look: (query: string) => Promise<unknown>) =>
    inDialog('Control+K', async () => {
      const query = dialog.getByRole('combobox')
      for (const text of queries) {
        await query.fill(text)
        await look(text)
      }
      // Escape takes the question back first.
      await query.fill('')
    })

  await page.getByText(evaluation.frame.title).first().waitFor()
  await see('home')
  await keys.press('/')
  await keys.type(reasonWord)
  await see('search on home')
  await keys.press('Escape')

  await goTo(`#/e/${id}/frame`)
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  const opened = context.waitForEvent('page')
  await keys.press('F9')
  const room = await opened
  watch(room)
  await room.locator('main h1').first().waitFor()

  /** Everything that could show what is said in a review before the room sees it. */
  const walkReview = async ({ id: of, participants }: Evaluation) => {
    const seen = [
      ...stepIds.filter((step) => step !== 'use-cases' && step !== 'stack'),
      'scoring/wandb',
      'reveal/wandb.governance',
      ...['support', 'follow-up', 'record'].map((part) => `decision/${part}`),
      ...participants.slice(0, 2).map(({ id: person }) => `private/scores/${person}`),
    ]
    await goTo(`#/e/${of}/${seen[0]}`)
    // The room follows to another evaluation once it is sure that the laptop has left this one.
    await room.waitForFunction((now) => location.hash.includes(now), of)
    for (const place of seen) {
      await goTo(`#/e/${of}/${place}`)
      const goOn = page.getByRole('button', { name: 'Continue working on it' })
      if (await goOn.isVisible()) await goOn.click()
      if (place === 'results') {
        // Both come late, and not equally late in both walks.
        await page.locator('[class*="scatter"] [role="img"]').first().waitFor()
        await page.getByText('Working out how sure this is').waitFor({ state: 'hidden' })
      }
      await see(`review, page ${place}`)
      await see(`review, projector at ${place}`, room)
      if (place !== 'scoring' && place !== 'reveal') continue
      await inPalette([reasonWord], () => see(`review, palette at ${place}`))
    }
    for (const kind of ['md', 'csv', 'json', 'xlsx']) {
      const answer = await ask(page, 'exports.save', { id: of, kind })
      const { name } = answer as { name: string }
      await keepExport(keep, `review, export ${kind}`, join(folders.evaluations, 'Exports', name))
    }
    keep('review, record preview', String(await ask(page, 'exports.preview', { id: of })))
  }

  const places: readonly Attention[] = [
    ...stepIds.map((step) => ({ step, item: '' })),
    { step: 'criteria', item: 'weights' },
    { step: 'criteria', item: 'governance' },
    { step: 'scoring', item: 'together.wandb.governance.0-1-0-2-0' },
    { step: 'reveal', item: 'wandb.governance' },
    { step: 'results', item: 'discussed' },
    ...['sourcing', 'consequences', 'support', 'follow-up', 'record'].map((item) => ({
      step: 'decision' as const,
      item,
    })),
    ...evaluation.participants.map((person) => ({ step: 'scoring' as const, item: person.id })),
  ]
  for (const { step, item } of places) {
    const name = item ? `${step}, ${item}` : step
    await goTo(`#/e/${id}/${step}${item && `/${item}`}`)
    await see(`page ${name}`)
    await see(`projector ${name}`, room)
    if (item !== '' && item !== 'weights') continue
    const isAboutScores = step === 'scoring' || step === 'reveal'
    // A word of the reasons, and a name: what is found is the same whatever somebody said.
    await inPalette(isAboutScores ? ['', reasonWord, 'a'] : [''], (query) =>
      see(`palette at ${name}${query && `, looking for ${query}`}`),
    )
    if (isAboutScores || step === 'criteria') await inDialog('?', () => see(`shortcuts at ${name}`))
  }

  for (const { id: person } of evaluation.participants) {
    for (const task of ['scores', 'weights']) {
      await goTo(`#/e/${id}/private/${task}/${person}`)
      await see(`name screen of ${person}, ${task}`)
    }
  }

  // Somebody changes a vote and says why; then the laptop goes on, and back.
  const voters = evaluation.participants.filter(({ kind }) => kind === 'voter')
  const [first, second] = voters
  await goTo(`#/e/${id}/private/scores/${first?.id}`)
  await keys.press('Enter')
  await page.getByText('Only you see this screen').waitFor()
  await keys.press(secrets.key)
  await keys.press('r')
  await keys.type(`${secrets.word} typed`)
  await keys.press('Enter')
  await see('projector while somebody scores', room)
  // The sheet shows its owner's votes; what is opened over it must not, and cannot be left behind.
  const seeDialog = async (name: string) => {
    await settled(page)
    keep(name, await dialog.evaluate((element) => element.outerHTML))
  }
  await inPalette(['', reasonWord], (query) =>
    seeDialog(`palette over a sheet${query && `, looking for ${query}`}`),
  )
  await inDialog('?', () => seeDialog('shortcuts over a sheet'))
  await keys.press('p')
  await dialog.waitFor()
  await seeDialog('a PIN for a sheet')
  await page.getByLabel('Four to eight digits').fill('4711')
  await keys.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await goTo(`#/e/${id}/private/scores/${second?.id}`)
  await see('name screen after somebody scored')
  await page.goBack()
  await page.locator('main h1').first().waitFor()
  await see('back from the next name screen')
  await inDialog('Enter', () => see('asking for the PIN of a sheet'))
  await goTo(`#/e/${id}/scoring`)
  await see('page scoring after somebody scored')
  // What somebody has given is theirs: the facilitator has changed nothing.
  await keys.press('Control+z')
  await page.getByText('Nothing to undo').waitFor()
  await see('undo after somebody scored')
  await keys.press('l')
  await page.getByText(/ left with /).waitFor()
  await keys.press('Control+z')
  await page.getByText(/^Undo: /).waitFor()
  await see('label of undo')
  await keys.press('Control+y')
  await page.getByText(/^Redo: /).waitFor()
  await see('label of redo')
  await keys.press('Control+z')
  await page
    .locator('.toast')
    .last()
    .filter({ hasText: /^Undo: / })
    .waitFor()
  await noToast()

  for (const kind of ['md', 'csv', 'json', 'xlsx', 'pdf', 'sheets']) {
    await ask(page, 'exports.save', { id, kind })
  }
  keep('record preview', String(await ask(page, 'exports.preview', { id })))
  const exported = join(folders.evaluations, 'Exports')
  for (const name of await readdir(exported)) {
    await keepExport(keep, `export ${name}`, join(exported, name))
  }
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/recovery/${id}`)
  await page.getByRole('heading', { name: /^Earlier states · / }).waitFor()
  // What there is now is read from the file, after the list.
  await page.getByRole('columnheader', { name: 'Now', exact: true }).waitFor()
  await page.getByRole('cell', { name: '–', exact: true }).first().waitFor({ state: 'hidden' })
  await see('restore points')
  await walkReview(review)
  await goTo(`#/e/${id}/scoring`)
  await keys.press('Alt+h')
  await page.getByText(evaluation.frame.title).first().waitFor()
  await noToast()
  await see('home afterwards')
  await page.getByLabel('File to open').setInputFiles({
    name: 'from-elsewhere.stackjury',
    mimeType: 'application/octet-stream',
    buffer: asItWas,
  })
  await dialog.waitFor()
  await see('preview of a file on home')
  await keys.press('Escape')
  await shell.close()
  keep('file afterwards', await readSealed())
  keep('files in the data folder', await tellingFiles(folders.userData, secrets.word))
  await walkCommandLine(keep, file)
  await folders.remove()
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
  return surfaces
}

/**
 * Files of our own in the user's data that tell a reason: journal, copies, settings, logs. The
 * browser keeps its working store in a form of its own, which no editor shows.
 */
async function tellingFiles(folder: string, word: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const own = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('browser-profile'))
  if (!own.some((path) => path.endsWith('.journal'))) throw new Error('There is no journal')
  const telling: string[] = []
  for (const path of own) {
    const text = await readFile(path, 'latin1')
    if (text.includes(word) || text.includes('"votes":{')) telling.push(`${path} ${word}`)
  }
  return telling.join('\n')
}

type Keep = (name: string, text: string) => void

async function keepExport(keep: Keep, name: string, file: string): Promise<void> {
  const bytes = await readFile(file)
  if (file.endsWith('.pdf')) keep(name, textOfPdf(file))
  else if (file.endsWith('.xlsx'))
    for (const [part, text] of textsInZip(bytes)) keep(`${name}, ${part}`, text)
  else keep(name, bytes.toString('utf8'))
}

async function walkCommandLine(keep: Keep, file: string): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'stackjury-cli-'))
  const run = async (...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)('node', [
      join(root, 'out', 'main', 'cli.js'),
      ...args,
    ])
    return `${stdout}${stderr}`.replaceAll(file, 'FILE').replaceAll(out, 'OUT')
  }
  await mkdir(out, { recursive: true })
  keep('command line, results', await run('results', file))
  keep('command line, results as data', await run('results', file, '--json'))
  keep('command line, validate', await run('validate', file))
  for (const kind of ['md', 'csv', 'json', 'xlsx', 'pdf']) {
    const target = join(out, `out.${kind}`)
    keep(`command line, export ${kind}`, await run('export', file, `--${kind}`, target))
    await keepExport(keep, `command line, exported ${kind}`, target)
  }
  await rm(out, { recursive: true })
}

/** Everything in a window: text, tooltips, labels, what fields hold, and its title. Twice the same. */
async function settled(page: Page): Promise<string> {
  const read = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll('input, textarea, select')]
      const values = fields.map((field) => (field as HTMLInputElement).value)
      // Which files of the page have been fetched ahead by now depends on the machine's hurry.
      const html = document.documentElement.outerHTML.replace(/<link [^>]*>/g, '')
      return [document.title, html, ...values].join('\n')
    })
  let before = ''
  for (let tries = 0; tries < 100; tries++) {
    const now = await read()
    if (withoutTimes(now) === withoutTimes(before)) return now
    before = now
    await page.waitForTimeout(50)
  }
  throw new Error(`The window does not come to rest: ${page.url()}`)
}

/** The seal differs with what is in it, and so do the length and the digest of the whole. */
function withoutSeal(text: string): string {
  return text
    .replace(/"sealedVotes":\s*"[^"]*"/, '"sealedVotes": "…"')
    .replace(/"sha256":\s*"[0-9a-f]{64}"/, '"sha256": "…"')
    .replace(/"bytes":\s*\d+/, '"bytes": 0')
}

function withoutTimes(text: string): string {
  return (
    text
      .replace(/stackjury-e2e-\w+/g, 'FOLDER')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?/g, 'MOMENT')
      // As a style sheet writes a colon.
      .replace(/\d\d?\\3a \d\d/g, 'TIME')
      .replace(/\b\d\d?:\d\d(:\d\d)?\b/g, 'TIME')
      .replace(/\d{4}-\d\d-\d\d/g, 'DAY')
      .replace(/_r_[0-9a-z]+_/g, 'ID')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replace(/ style=""/g, '')
      // A busy machine keeps more states or fewer between the same changes.
      .replace(/Earlier states · \d+/g, 'Earlier states')
      .replace(/(<tr\b[^>]*>(?:(?!<\/tr>).)*<\/tr>)\1+/gs, '$1')
      // Parts of the program that the page has fetched by now: its own files, in any order.
      .replace(/<link rel="(?:modulepreload|stylesheet)"[^>]*>/g, '')
  )
}
