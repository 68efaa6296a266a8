import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { testIntake } from '../../../test/intake.ts'
import { serviceHost } from '../../../test/service-host.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { runCommand } from '../cli/run.ts'
import { contentOf } from './evaluation-content.ts'
import { evaluationInside, withEvaluationInside } from './record-file.ts'

const at = new Date('2026-01-05T10:00:00Z')
const sample = scenarioEvaluation()
const agreed: Evaluation = { ...sample, frame: { ...sample.frame, votesInRecord: true } }

/** As the file has it, in the order of the file. */
function canonicalOf(evaluation: Evaluation): Evaluation {
  const text = Buffer.from(contentOf(evaluation, 0)).toString()
  return JSON.parse(text.slice(text.indexOf('\n'))) as Evaluation
}

/** A record of one blank page with an evaluation inside. */
async function recordWith(evaluation: Evaluation): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  return withEvaluationInside(await document.save(), evaluation, { name: 'a', at })
}

describe('an evaluation inside its record', () => {
  it('comes out byte for byte, with votes where that was agreed', async () => {
    const inside = await evaluationInside(await recordWith(agreed), 'a.pdf')
    expect(Buffer.from(inside).equals(Buffer.from(contentOf(agreed, 0)))).toBe(true)
  })

  it('is the same but for the votes where nobody agreed to hand them out', async () => {
    const inside = await evaluationInside(await recordWith(sample), 'a.pdf')
    const text = Buffer.from(inside).toString()
    expect(text).toBe(Buffer.from(contentOf(forHandingOut(sample), 0)).toString())
    const { scorecards, weightVotes, votesInShort, ...rest } = JSON.parse(
      text.slice(text.indexOf('\n')),
    ) as Evaluation
    expect([scorecards, weightVotes]).toEqual([[], []])
    const { scorecards: _, weightVotes: __, ...same } = canonicalOf(sample)
    expect(rest).toEqual(same)
    expect(votesInShort?.cells.length).toBeGreaterThan(0)
    expect(sample.scorecards.length).toBeGreaterThan(0)
  })

  it('carries no vote while anything is blind, whatever was agreed', async () => {
    const blind = {
      ...agreed,
      rounds: agreed.rounds.map((round) => ({ ...round, revealedAt: null })),
    }
    const inside = Buffer.from(await evaluationInside(await recordWith(blind), 'a.pdf'))
    expect(inside.toString()).not.toContain('sealedVotes')
    expect(inside.toString()).toContain('"scorecards": []')
  })

  it('survives another program that writes the PDF anew', async () => {
    const other = await PDFDocument.load(await recordWith(agreed))
    const again = await other.save({ useObjectStreams: false })
    const inside = await evaluationInside(again, 'a.pdf')
    expect(Buffer.from(inside).equals(Buffer.from(contentOf(agreed, 0)))).toBe(true)
  })

  it('says what is wrong with other PDFs', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    await expect(evaluationInside(await document.save(), 'b.pdf')).rejects.toMatchObject({
      code: 'file-foreign',
    })
    await document.attach(new TextEncoder().encode('hello'), 'notes.txt', {})
    await expect(evaluationInside(await document.save(), 'b.pdf')).rejects.toMatchObject({
      code: 'file-foreign',
    })
    await expect(
      evaluationInside(new TextEncoder().encode('%PDF-1.7 and then nothing'), 'c.pdf'),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) })
  })
})

describe('opening a record', () => {
  it('opens the same evaluation from a dropped PDF', async () => {
    const { call } = await serviceHost(await tempFolder())
    const base64 = Buffer.from(await recordWith(agreed)).toString('base64')
    const opened = await call.evaluations.importFile({ name: 'Record.pdf', base64 })
    expect(contentOf(opened.evaluation, 0)).toEqual(contentOf(agreed, 0))
    expect(opened.file.name).toMatch(/\.stackjury$/)
    const onDisk = await readFile(opened.file.path)
    expect(onDisk.equals(Buffer.from(contentOf(agreed, 0)))).toBe(true)
  })

  it('is read by every command, and taken out by one', async () => {
    const folder = await tempFolder()
    const [record, out] = [join(folder, 'record.pdf'), join(folder, 'out.stackjury')]
    await writeFile(record, await recordWith(agreed))
    const said = { out: '', err: '' }
    const intake = testIntake()
    const run = (...args: string[]) =>
      runCommand(
        args,
        { out: (text) => (said.out += text), err: (text) => (said.err += text) },
        { version: '1.0.0', intake },
      )
    expect(await run('extract', record, out)).toBe(0)
    expect((await readFile(out)).equals(Buffer.from(contentOf(agreed, 0)))).toBe(true)
    expect(await run('results', record)).toBe(0)
    expect(await run('validate', record)).toBe(0)
    expect(said.out).toContain('MLflow leads Weights & Biases')
    expect(await run('extract', record, record)).toBe(1)
    expect(await run('extract', record)).toBe(2)
  })
})
