import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Evaluation } from '#shared/domain/evaluation'
import { summarise } from '#shared/domain/summary'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import {
  FileHeader,
  parseEvaluationFile,
  serializeEvaluationFile,
} from '#shared/evaluation-file/file'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { scenarioEvaluation } from './scenario.ts'

/**
 * Files that are made from code and kept in the repository. `UPDATE_GENERATED=1 npm run unit`
 * writes them again; without it these tests fail as soon as code and file differ.
 */
const root = join(import.meta.dirname, '..')
const digest = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  byteLength: (text: string) => Buffer.byteLength(text),
}

/** Whether the file in the repository is what the code makes. */
function isUpToDate(path: string, text: string): boolean {
  const file = join(root, path)
  if (process.env['UPDATE_GENERATED'] === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return existsSync(file) && readFileSync(file, 'utf8') === text
}

it('the JSON Schema of the file format is the one of the code', () => {
  const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input' })
  expect(isUpToDate('docs/file-format.header.schema.json', canonicalJson(schema(FileHeader)))).toBe(
    true,
  )
  expect(isUpToDate('docs/file-format.schema.json', canonicalJson(schema(Evaluation)))).toBe(true)
})

it('the worked sample is the scenario as a file', () => {
  const sample = scenarioEvaluation()
  expect(contradictionsOf(sample)).toEqual([])
  const text = serializeEvaluationFile(
    sample,
    0,
    {
      ...summarise(sample),
      openActions: [...summarise(sample).openActions],
      tools: [...summarise(sample).tools],
    },
    digest,
  )
  expect(isUpToDate('resources/samples/nordhavn.stackjury', text)).toBe(true)
  expect(parseEvaluationFile(text, digest)).toMatchObject({ ok: true, migratedFrom: null })
})
