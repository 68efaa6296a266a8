import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyEvaluation } from '../src/shared/domain/empty-evaluation.ts'
import type { Evaluation } from '../src/shared/domain/evaluation.ts'
import { EvaluationId } from '../src/shared/domain/ids.ts'
import { summarise } from '../src/shared/domain/summary.ts'
import { serializeEvaluationFile } from '../src/shared/evaluation-file/file.ts'
import { EvaluationSummary } from '../src/shared/evaluation-file/summary.ts'
import { scenarioEvaluation } from '../test/scenario.ts'
import type { Folders } from './shell.ts'

/** The sample on the morning of its workshop: prepared, and nobody has said anything yet. */
export function beforeWorkshop(): Evaluation {
  const sample = scenarioEvaluation()
  const empty = emptyEvaluation(EvaluationId.parse('replay'), sample.createdAt, sample.frame.title)
  return {
    ...sample,
    id: empty.id,
    agenda: sample.agenda.map((item) => ({ ...item, startedAt: null, endedAt: null })),
    parkingLot: [],
    notes: [],
    weighting: empty.weighting,
    weightVotes: [],
    rounds: [],
    scorecards: [],
    discussions: [],
    trials: sample.trials.map((trial) => ({ ...trial, status: 'planned', results: [], log: [] })),
    evidence: [],
    radar: empty.radar,
    blips: [],
    sourcing: empty.sourcing,
    decision: empty.decision,
  }
}

/** Puts an evaluation into a user's folder as a file, before the application starts. */
export async function putFile(folders: Folders, evaluation: Evaluation): Promise<void> {
  await mkdir(folders.evaluations, { recursive: true })
  const summary = EvaluationSummary.parse(summarise(evaluation))
  const text = serializeEvaluationFile(evaluation, 0, summary, {
    sha256: (content) => createHash('sha256').update(content).digest('hex'),
    byteLength: (content) => Buffer.byteLength(content),
  })
  await writeFile(join(folders.evaluations, `${evaluation.id}.stackjury`), text)
}
