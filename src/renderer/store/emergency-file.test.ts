import { expect, it } from 'vitest'
import { canonicalJson } from '#shared/evaluation-file/canonical'
import { parseEvaluationFile } from '#shared/evaluation-file/file'
import { toEvaluation, toTables } from '#shared/evaluation-file/rows'
import { digest } from '../../main/services/digest.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { emergencyText } from './emergency-file.ts'

it('is a file that opens like any other, with everything in it', async () => {
  const sample = scenarioEvaluation()
  const evaluation = { ...sample, frame: { ...sample.frame, title: 'Ünïcode 😀' } }
  const parsed = parseEvaluationFile(await emergencyText(evaluation), digest)
  const read = parsed.ok ? parsed.evaluation : null
  expect(canonicalJson(read)).toBe(canonicalJson(toEvaluation(toTables(evaluation))))
})
