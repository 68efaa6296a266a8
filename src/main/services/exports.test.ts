import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { ExportStep } from '#shared/host-contract'
import { AppError } from '#shared/rpc/app-error'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import type { Shell } from '../shell.ts'
import { stopped, withinLimit } from './within-limit.ts'

const sample = scenarioEvaluation()

/** Prints for ever, until it is stopped. */
const printer = () => {
  let begun: () => void = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const printToPdf: Shell['printToPdf'] = async (_, { signal, onStep } = {}) => {
    onStep?.('layout')
    begun()
    return withinLimit(new Promise<never>(() => {}), signal)
  }
  return { hasBegun, printToPdf }
}

interface Progress {
  readonly kind: string
  readonly step: string
  readonly done: number
}

const progressIn = (events: readonly { readonly event: string; readonly payload: unknown }[]) =>
  events.flatMap(({ event, payload }) =>
    event === 'exports.progress' ? [payload as Progress] : [],
  )

it('says of a PDF what is done now, and goes forward with each step', async () => {
  const folder = await tempFolder()
  const document = await PDFDocument.create()
  document.addPage()
  const pages = await document.save()
  const printToPdf: Shell['printToPdf'] = async (_, { onStep } = {}) => {
    onStep?.('layout')
    onStep?.('pages')
    return pages
  }
  const { call, events } = await serviceHost(folder, { shell: { printToPdf } })
  await call.evaluations.create({ evaluation: sample })
  await call.exports.save({ id: sample.id, kind: 'pdf' })
  const progress = progressIn(events)
  expect(progress.map(({ step }) => step)).toEqual(ExportStep.options)
  expect(new Set(progress.map(({ kind }) => kind))).toEqual(new Set(['pdf']))
  const shares = progress.map(({ done }) => done)
  expect(shares).toEqual([...new Set(shares)].toSorted((a, b) => a - b))
  expect(shares[0]).toBe(0)
  expect(shares.at(-1)).toBeLessThan(1)
})

it('stops making a PDF: nothing is written, and the next one is made', async () => {
  const folder = await tempFolder()
  const { hasBegun, printToPdf } = printer()
  const { call, events } = await serviceHost(folder, { shell: { printToPdf } })
  await call.evaluations.create({ evaluation: sample })
  const before = await readdir(folder)
  const made = call.exports.save({ id: sample.id, kind: 'pdf' })
  const ended = made.catch((error: unknown) => error)
  await hasBegun
  await call.exports.cancel({ id: sample.id, kind: 'pdf' })
  expect(await ended).toMatchObject({ code: 'cancelled' })
  expect(await readdir(folder)).toEqual(before)
  expect(progressIn(events).map(({ step }) => step)).toEqual(['content', 'starting', 'layout'])
  // Others are not stopped by it, and neither is one that is not being made.
  await call.exports.cancel({ id: sample.id, kind: 'md' })
  const markdown = await call.exports.save({ id: sample.id, kind: 'md' })
  await access(markdown?.path ?? '')
})

it('stops what two windows have asked for, also when one of them has its file already', async () => {
  const folder = await tempFolder()
  const { hasBegun, printToPdf } = printer()
  const document = await PDFDocument.create()
  document.addPage()
  const pages = await document.save()
  let hands: () => void = () => {}
  const handedOut = new Promise<Uint8Array>((resolve) => {
    hands = () => resolve(pages)
  })
  let count = 0
  const { call } = await serviceHost(folder, {
    shell: { printToPdf: (job, control) => (count++ === 0 ? handedOut : printToPdf(job, control)) },
  })
  await call.evaluations.create({ evaluation: sample })
  const first = call.exports.save({ id: sample.id, kind: 'pdf' })
  const second = call.exports.save({ id: sample.id, kind: 'pdf' }).catch((error: unknown) => error)
  await hasBegun
  hands()
  await first
  await call.exports.cancel({ id: sample.id, kind: 'pdf' })
  expect(await second).toMatchObject({ code: 'cancelled' })
})

it('stops an export also while the file is still brought up to date for it', async () => {
  const folder = await tempFolder()
  const asked: string[] = []
  const chooseFileToSave: Shell['chooseFileToSave'] = async ({ suggestedName }) => {
    asked.push(suggestedName)
    return null
  }
  const { call } = await serviceHost(folder, { shell: { chooseFileToSave } })
  await call.evaluations.create({ evaluation: sample })
  const ended = call.exports.save({ id: sample.id, kind: 'pdf' }).catch((error: unknown) => error)
  await call.exports.cancel({ id: sample.id, kind: 'pdf' })
  expect(await ended).toMatchObject({ code: 'cancelled' })
  expect(asked).toEqual([])
})

it.each([
  ['native', 'chosen.md'],
  ['none', 'chosen-2.md'],
] as const)(
  'replaces a file only where the user has said so, dialogs: %s',
  async (dialogs, name) => {
    const folder = await tempFolder()
    const path = join(folder, 'chosen.md')
    const { call } = await serviceHost(folder, {
      shell: { dialogs, chooseFileToSave: async () => path },
    })
    await call.evaluations.create({ evaluation: sample })
    await writeFile(path, 'theirs')
    const file = await call.exports.save({ id: sample.id, kind: 'md' })
    expect(file?.path).toBe(join(folder, name))
    expect(await readFile(join(folder, name), 'utf8')).toContain('# ')
    const isThere = (await readFile(path, 'utf8')) === 'theirs'
    expect(isThere).toBe(dialogs === 'none')
  },
)

it('gives up at once on what was stopped before it began', async () => {
  const stopping = new AbortController()
  stopping.abort()
  await expect(withinLimit(new Promise(() => {}), stopping.signal)).rejects.toEqual(stopped())
  await expect(withinLimit(Promise.resolve(1))).resolves.toBe(1)
  expect(stopped()).toBeInstanceOf(AppError)
})
