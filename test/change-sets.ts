import { randomUUID } from 'node:crypto'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId } from '#shared/domain/ids'
import type { ChangeSet } from '#shared/evaluation-file/change-set'

const moment = '2026-01-05T09:00:00+01:00'

export function anEvaluation(id = 'one', title = 'Choose a registry'): Evaluation {
  return emptyEvaluation(EvaluationId.parse(id), moment, title)
}

/** Parks one question: a change that leaves a trace of its own, whatever else happens. */
export function park(name: string): ChangeSet {
  return {
    id: randomUUID(),
    label: `Park ${name}`,
    at: moment,
    changes: [
      {
        table: 'parkingLot',
        key: name,
        before: null,
        after: {
          id: name,
          text: name,
          byId: null,
          ownerId: null,
          due: null,
          done: false,
          position: 0,
        },
      },
    ],
  }
}

/** What was parked, in no particular order. */
export function parked(evaluation: Evaluation): string[] {
  return evaluation.parkingLot.map(({ id }) => String(id)).toSorted()
}
