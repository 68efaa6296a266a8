import { type CandidateCoverage, stackCoverage } from '#shared/domain/coverage'
import type { Candidate, StackEntry } from '#shared/domain/options'
import { componentName } from '#shared/domain/components'
import { scoredCandidates } from '#shared/domain/screening'
import {
  type StackAdvice,
  stackAdvice,
  type StackRow,
  stackRows,
  type StackStatus,
  suiteLine,
  withoutStackEntry,
  withScope,
  withStackEntry,
} from '#shared/domain/stack'
import { StackTemplate } from '#shared/domain/templates'
import exampleJson from '../../../../resources/templates/stack-example.json'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'

const example: StackTemplate = StackTemplate.parse(exampleJson)

/** What a candidate would mean for the stack, with the candidate itself. */
export interface CoverageRow extends CandidateCoverage {
  readonly candidate: Candidate
  readonly inRunning: boolean
}

/** Everything that the stack map shows and does. */
export interface StackStep {
  readonly rows: readonly StackRow[]
  readonly coverage: readonly CoverageRow[]
  readonly scopeSize: number
  readonly suite: string
  readonly advice: readonly StackAdvice[]
  readonly selected: StackRow | null
  readonly readOnly: boolean
  /** What the example stack is called; null once anything is mapped. */
  readonly exampleName: string | null
  readonly select: (id: string | null) => void
  /** Null forgets what was said. */
  readonly setStatus: (row: StackRow, status: StackStatus | null) => void
  readonly change: (row: StackRow, fields: Partial<StackEntry>, what: string) => void
  readonly setScope: (row: StackRow, inScope: boolean) => void
  readonly takeExample: () => Promise<void>
}

export function useStack(): StackStep {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const route = useRoute()
  const offerUndo = useUndoToast()
  const item = route.page === 'step' ? route.item : ''
  const rows = stackRows(evaluation)
  const running = new Set(scoredCandidates(evaluation).map(({ id }) => id))

  return {
    rows,
    coverage: stackCoverage(evaluation).flatMap((cover) => {
      const candidate = evaluation.candidates.find(({ id }) => id === cover.candidateId)
      return candidate ? [{ ...cover, candidate, inRunning: running.has(candidate.id) }] : []
    }),
    scopeSize: evaluation.frame.components.length,
    suite: suiteLine(evaluation),
    advice: stackAdvice(evaluation),
    selected: rows.find(({ componentId }) => componentId === item) ?? null,
    readOnly: readOnly !== null,
    exampleName: evaluation.stack.length === 0 ? example.name : null,
    select: (id) =>
      replaceRoute({ page: 'step', id: evaluation.id, step: 'stack', item: id ?? '' }),
    setStatus: ({ componentId }, status) =>
      void edit(`Change status of ${componentName(componentId)}`, (e) =>
        e.become((now) =>
          status === null
            ? withoutStackEntry(now, componentId)
            : withStackEntry(now, componentId, { status }),
        ),
      ),
    change: ({ componentId }, fields, what) =>
      void edit(`Change ${what} of ${componentName(componentId)}`, (e) =>
        e.become((now) => withStackEntry(now, componentId, fields)),
      ),
    setScope: ({ componentId }, inScope) =>
      void edit(
        `${inScope ? 'Put' : 'Take'} ${componentName(componentId)} ${inScope ? 'in' : 'out of'} scope`,
        (e) => e.become((now) => withScope(now, componentId, inScope)),
      ),
    takeExample: async () => {
      await edit('Map the example stack', (e) =>
        e.become((now) => ({ ...now, stack: [...example.entries] })),
      )
      offerUndo('Mapped the example. Change what differs.')
    },
  }
}
