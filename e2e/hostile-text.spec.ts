import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { readWorkbook } from '../src/main/services/intake/read-workbook.ts'
import { toCalendar } from '../src/shared/exchange/calendar.ts'
import { readCsv } from '../src/shared/exchange/tools/read-csv.ts'
import { stepIds } from '../src/shared/domain/steps.ts'
import {
  toByorCsv,
  toByorJson,
  toZalandoJson,
  radarFile,
} from '../src/shared/exchange/write-radar.ts'
import { toMarkdownFiles } from '../src/shared/exchange/write-markdown-radar.ts'
import { putFile } from './before-workshop.ts'
import { ask } from './bridge.ts'
import { type HostileEvaluation, hostileEvaluation } from './hostile-text.ts'
import { textOfPdf } from './pdf-text.ts'
import { newFolders, startShell } from './shell.ts'
import { watch } from './workshop.ts'

test.describe.configure({ timeout: 240_000 })

/** What only blanks or signs without a width tell apart is the same: lines are broken anywhere. */
const plain = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- NUL is one of them
  text.replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u0000]+/g, '')

test('hostile text in every field is shown as it was typed, runs nowhere and asks for nothing', async () => {
  const hostile = hostileEvaluation('hostile')
  const { evaluation, texts } = hostile
  const { id } = evaluation
  expect(texts.size).toBeGreaterThan(300)
  const folders = await newFolders()
  await putFile(folders, evaluation)
  await putFile(folders, hostileEvaluation('hostile-2').evaluation)
  const shell = await startShell(folders)
  const { page, context } = shell
  page.setDefaultTimeout(15_000)
  const troubles = watch(page)
  const seen: string[] = []
  await listen(page)

  await page.getByText('~').first().waitFor()
  await look(page, seen)
  await page.keyboard.press('/')
  await page.keyboard.type('script')
  await look(page, seen)
  await page.keyboard.press('Escape')

  const goTo = async (hash: string) => {
    await page.evaluate((next) => {
      location.hash = next
    }, hash)
    await page.locator('main h1').first().waitFor()
  }
  await goTo(`#/e/${id}/frame`)
  await page.getByRole('navigation', { name: 'Steps' }).waitFor()
  const opened = context.waitForEvent('page')
  await page.keyboard.press('F9')
  const room = await opened
  const troublesOfRoom = watch(room)
  await room.locator('main h1').first().waitFor()
  await listen(room)

  const items = {
    'use-cases': evaluation.useCases.map((row) => row.id),
    criteria: ['weights', ...evaluation.criteria.map((row) => row.id)],
    shortlist: ['must-haves', ...evaluation.candidates.map((row) => row.id)],
    reveal: evaluation.discussions
      .slice(0, 3)
      .map((row) => `${row.candidateId}.${row.criterionId}`),
    results: ['first', 'discussed', 'trial'],
    radar: evaluation.blips.slice(0, 3).map((row) => row.id),
    scoring: evaluation.participants.slice(0, 2).map((row) => row.id),
    trials: evaluation.trials.map((row) => row.id),
    decision: ['sourcing', 'consequences', 'support', 'follow-up', 'record', 'compare'],
  } as const
  for (const step of stepIds) {
    const own: readonly string[] = step in items ? items[step as keyof typeof items] : []
    for (const item of ['', ...own]) {
      await goTo(`#/e/${id}/${step}${item && `/${item}`}`)
      await look(page, seen)
      await look(room, seen)
    }
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog').waitFor()
    await look(page, seen)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await goTo(`#/e/${id}/shortlist`)
  await page.keyboard.press('m')
  await look(page, seen)
  for (const { id: person } of evaluation.participants.slice(0, 2))
    for (const task of ['scores', 'weights']) {
      await goTo(`#/e/${id}/private/${task}/${person}`)
      await look(page, seen)
      await page.keyboard.press('Enter')
      await look(page, seen)
    }

  for (const kind of ['md', 'csv', 'json', 'xlsx', 'pdf'])
    await ask(page, 'exports.save', { id, kind })
  await look(page, seen)
  seen.push(await checkExports(join(folders.evaluations, 'Exports'), hostile))

  await page.evaluate(() => {
    location.hash = '#/'
  })
  await page.getByRole('heading', { name: 'Start from' }).waitFor()
  await look(page, seen)
  await shell.close()
  await folders.remove()

  // Typed once, shown somewhere: every text but those that no surface shows.
  const all = plain(seen.join('\n'))
  const missing = [...texts].filter(([text]) => !all.includes(plain(text)))
  expect.soft([...new Set(missing.map(([, path]) => path))].toSorted()).toEqual(neverShown)
  expect([...troubles, ...troublesOfRoom]).toEqual([])
})

/**
 * Fields that no screen of this walk and no export shows: parts that it does not open (the agenda,
 * the log of a trial, the panel of some steps), and facts that are searched or matched by.
 */
const neverShown: readonly string[] = [
  '.agenda[].title',
  '.candidates[].facts[].aliases[]',
  '.candidates[].facts[].origin.file',
  '.candidates[].facts[].origin.key',
  '.notes[].text',
]

/** Notes what the policy of the page had to refuse, and what ran. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: string[] = []
    Object.assign(globalThis, { stackjuryViolations: found })
    document.addEventListener('securitypolicyviolation', (event) => {
      found.push(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
}

/** Reads a window, and checks that nothing in it is more than text. */
async function look(page: Page, seen: string[]): Promise<void> {
  await settled(page)
  const found = await page.evaluate(() => {
    const { stackjuryRan, stackjuryViolations } = globalThis as unknown as {
      stackjuryRan?: unknown
      stackjuryViolations: readonly string[]
    }
    const all = [...document.querySelectorAll('*')]
    const handlers = all.filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    )
    const foreign = document.querySelectorAll(
      'iframe, object, embed, base, math, details[ontoggle], meta[http-equiv="refresh"], svg script, body script, body style, body link, [srcdoc], foreignObject',
    )
    const addresses = all.flatMap((element) =>
      ['href', 'src', 'action', 'formaction', 'xlink:href']
        .map((name) => element.getAttribute(name))
        .filter((value) => value !== null),
    )
    const labels = all.flatMap((element) =>
      [
        'aria-label',
        'title',
        'alt',
        'aria-description',
        'placeholder',
        'download',
        'data-label',
      ].map((name) => element.getAttribute(name) ?? ''),
    )
    const fields = [...document.querySelectorAll('input, textarea, select')]
    return {
      ran: stackjuryRan ?? null,
      violations: stackjuryViolations,
      elements: [...handlers, ...foreign].map((element) => element.outerHTML.slice(0, 200)),
      addresses: addresses.filter(
        (value) =>
          !/^(#|https:\/\/stackjury\.localhost\/assets\/[\w.-]+$|\/assets\/|\.?\/|data:(image\/png|image\/jpeg|image\/webp|image\/gif|application\/octet-stream);base64,|blob:https:\/\/stackjury\.localhost\/)/.test(
            value,
          ),
      ),
      text: [
        document.title,
        document.body.textContent,
        ...labels,
        ...fields.map((field) => (field as HTMLInputElement).value),
      ].join('\n'),
    }
  })
  const { text, ...harm } = found
  expect.soft(harm, page.url()).toEqual({ ran: null, violations: [], elements: [], addresses: [] })
  seen.push(text)
}

/** Until nothing is drawn any more. */
async function settled(page: Page): Promise<void> {
  let before = ''
  for (let tries = 0; tries < 50; tries++) {
    const now = await page.evaluate(() => `${location.hash}${document.body.textContent}`)
    if (now === before) return
    before = now
    await page.waitForTimeout(40)
  }
}

/** Whether each export holds what was typed as nothing but text. @returns all of it */
async function checkExports(
  folder: string,
  { evaluation, texts }: HostileEvaluation,
): Promise<string> {
  const names = await readdir(folder)
  const file = (ending: string) =>
    join(folder, names.find((name) => name.endsWith(`.${ending}`)) ?? ending)
  const all: string[] = []
  for (const name of names)
    expect.soft(name).toMatch(/^[\p{L}\p{N}-]{1,84}\.(md|csv|json|xlsx|pdf)$/u)

  const markdown = await readFile(file('md'), 'utf8')
  // The front matter is YAML, and all its texts are in quotes.
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '')
  // Whatever a Markdown reader acts on is escaped.
  expect.soft(body.match(/(?<!\\)<[a-z!/].{0,80}/i)).toBeNull()
  expect.soft(body).not.toMatch(/(?<!\\)\]\((?!#)/)
  expect.soft(body).not.toMatch(/(?<!\\)!\[/)
  expect.soft(body).not.toMatch(/(?<![\\\w])(?:https?|javascript|data):(?=\/\/hostile)/)
  all.push(markdown.replaceAll(/\\(?=[^\w\s])/g, ''))

  const csv = readCsv(await readFile(file('csv'), 'utf8'))
  expect.soft(csv.ok).toBe(true)
  for (const { cells } of csv.ok ? csv.rows : [])
    for (const cell of cells) {
      expect.soft(cell).toMatch(/^(?:-?\d+(?:\.\d+)?$|(?![=+\-@\t\r＝＋－＠]))/)
      all.push(cell.replace(/^'/, ''))
    }

  const sheets = readWorkbook(await readFile(file('xlsx')), 'export.xlsx')
  all.push(...sheets.flatMap(({ rows }) => rows.flat().map(String)))

  const json = JSON.parse(await readFile(file('json'), 'utf8')) as unknown
  all.push(...textsIn(json))

  const pdf = textOfPdf(file('pdf'))
  // By its number only: one payload turns the direction, and is read out as it is seen.
  const [mark = ''] = /^~\d+~/.exec(evaluation.decision.statement) ?? []
  expect.soft(mark).not.toBe('')
  expect.soft(plain(pdf)).toContain(mark)
  const inPdf = [...texts.keys()].filter((text) => plain(pdf).includes(plain(text)))
  expect.soft(inPdf.length).toBeGreaterThan(100)
  all.push(pdf)

  const calendar = toCalendar(evaluation, new Date(0)) ?? ''
  const unfolded = calendar.replaceAll('\r\n ', '')
  for (const line of unfolded.split('\r\n').slice(0, -1)) {
    expect
      .soft(line)
      .toMatch(
        /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|TRANSP|ACTION|TRIGGER):/,
      )
    expect.soft(line).not.toContain('\n')
  }
  expect
    .soft(unfolded.match(/^BEGIN:VEVENT/gm)?.length)
    .toBe(unfolded.match(/^END:VEVENT/gm)?.length)

  const radar = radarFile(evaluation)
  for (const text of [toByorJson(radar), toZalandoJson(radar)]) JSON.parse(text)
  expect.soft(readCsv(toByorCsv(radar)).ok).toBe(true)
  const [config, ...pages] = toMarkdownFiles(evaluation, '2026-03-12')
  JSON.parse(config?.text ?? '')
  for (const { path, text } of pages) {
    expect.soft(path).toMatch(/^radar\/\d{4}-\d\d-\d\d\/[a-z0-9-]{1,90}\.md$/)
    expect.soft(text.split('---\n').slice(2).join('')).not.toMatch(/(?<!\\)(?:\\\\)*<[a-z!/]/i)
  }
  return all.join('\n')
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [key, ...textsIn(part)])
    : []
}
