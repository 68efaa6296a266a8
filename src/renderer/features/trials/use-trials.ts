import { useMemo } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLedger, evidenceProposals } from '#shared/domain/evidence'
import { type CandidateId, ItemId, SuccessCriterionId, TrialId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import type { Attachment, SuccessCriterion, Trial, TrialResult } from '#shared/domain/proof'
import { rankingChange } from '#shared/domain/ranking-change'
import { type TrialSuggestion, trialSuggestions } from '#shared/domain/trial-design'
import {
  newSuccessCriterion,
  newTrial,
  trialFrom,
  attachmentObstacle,
  withoutLogLine,
  withoutSuccessCriterion,
  withoutTrial,
  withSettledMustHave,
  withTrialCandidate,
} from '#shared/domain/trial-edits'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { asBase64 } from '../../ui/as-base64.ts'
import { replaceRoute, useRoute } from '../../ui/routes.ts'
import { useToast } from '../../ui/toasts.tsx'

/** What the address selects instead of a trial. */
const evidenceItem = 'evidence'

/** The page's link to the data: trials, the selected one, and everything that can be done to them. */
export function useTrials() {
  const { evaluation, edit, undo, readOnly } = useOpenEvaluation()
  const toast = useToast()
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const { trials } = evaluation
  const selected = trials.find(({ id }) => id === item) ?? trials.at(-1) ?? null

  const shown = useMemo(
    () => ({
      rankingWords: rankingChange(evaluation),
      proposals: evidenceProposals(evaluation),
      ledger: evidenceLedger(evaluation),
      suggestions: trialSuggestions(evaluation, 'trial'),
    }),
    [evaluation],
  )

  const open = (next: string) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'trials', item: next })
  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))
  const removed = (text: string) =>
    toast(text, { action: { label: 'Undo', keys: 'Ctrl Z', run: () => void undo() } })

  /** One change of one trial, from what it is when the change is made. */
  const change = (id: TrialId, label: string, next: (trial: Trial) => Partial<Trial>) =>
    become(label, (now) => ({
      ...now,
      trials: now.trials.map((trial) => (trial.id === id ? { ...trial, ...next(trial) } : trial)),
    }))
  const add = async (trial: Trial, label: string) => {
    await edit(label, (e) => e.append('trials', trial))
    open(trial.id)
    return trial.id
  }

  return {
    evaluation,
    readOnly: readOnly !== null,
    trials,
    selected,
    view: item === evidenceItem ? ('evidence' as const) : ('trials' as const),
    ...shown,
    select: (id: TrialId) => open(id),
    showEvidence: () => open(evidenceItem),
    showTrials: () => open(''),

    addTrial: () => {
      const title = `Trial ${trials.length + 1}`
      return add(newTrial(TrialId.parse(crypto.randomUUID()), title), `Add ${title}`)
    },
    designTrial: (chosen: readonly TrialSuggestion[]) =>
      add(
        trialFrom(evaluation, chosen, TrialId.parse(crypto.randomUUID()), newTestId),
        'Design a trial from the result',
      ),
    removeTrial: async ({ id, title }: Trial) => {
      await become(`Remove ${title || 'a trial'}`, (now) => withoutTrial(now, id))
      open('')
      removed(`${title || 'The trial'} removed`)
    },
    change,
    setCandidate: ({ id }: Trial, candidateId: CandidateId, takesPart: boolean) =>
      become(takesPart ? 'Add a candidate to a trial' : 'Take a candidate out of a trial', (now) =>
        withTrialCandidate(now, id, candidateId, takesPart),
      ),

    addTest: async ({ id }: Trial, fields: Partial<SuccessCriterion> = {}) => {
      const test = newSuccessCriterion(newTestId(), fields)
      await change(id, 'Add a success criterion', ({ successCriteria }) => ({
        successCriteria: [...successCriteria, test],
      }))
      return test.id
    },
    changeTest: (
      { id }: Trial,
      testId: SuccessCriterionId,
      what: string,
      fields: Partial<SuccessCriterion>,
    ) =>
      fields.settles !== undefined
        ? become('Change what a test settles', (now) =>
            withSettledMustHave(now, id, testId, fields.settles ?? null),
          )
        : change(id, `Change the ${what} of a success criterion`, ({ successCriteria }) => ({
            successCriteria: successCriteria.map((row) =>
              row.id === testId ? { ...row, ...fields } : row,
            ),
          })),
    removeTest: async ({ id }: Trial, test: SuccessCriterion) => {
      await become('Remove a success criterion', (now) => withoutSuccessCriterion(now, id, test.id))
      removed(`${test.measure || 'The success criterion'} removed`)
    },

    setResult: (
      { id }: Trial,
      cell: Pick<TrialResult, 'candidateId' | 'successCriterionId'>,
      fields: Partial<Pick<TrialResult, 'value' | 'note'>>,
    ) =>
      change(id, 'Change a result', ({ results }) => ({
        results: withResult(results, cell, fields),
      })),

    log: ({ id }: Trial, text: string) =>
      change(id, 'Add to the log', ({ log }) => ({ log: [...log, logLine(text)] })),
    removeLog: async ({ id }: Trial, lineId: string) => {
      await become('Remove a line of the log', (now) => withoutLogLine(now, id, lineId))
      removed('Line removed')
    },
    /** Keeps a file with a line of the log. @returns why not, in words; null when it is kept */
    attach: async ({ id }: Trial, lineId: ItemId, file: File): Promise<string | null> => {
      const obstacle = attachmentObstacle(evaluation, file.size)
      if (obstacle !== null) return obstacle
      const base64 = await asBase64(file)
      await edit(`Attach ${file.name}`, (e) =>
        e.put('attachments', {
          id: ItemId.parse(crypto.randomUUID()),
          trialId: id,
          lineId,
          name: file.name,
          mediaType: file.type.slice(0, 200),
          base64,
        }),
      )
      return null
    },
    detach: async ({ id, name }: Attachment) => {
      await edit(`Remove ${name}`, (e) => e.remove('attachments', id))
      removed(`${name} removed`)
    },
    /** @param text why, for the log; empty where nothing needs to be said */
    setStatus: ({ id }: Trial, status: Trial['status'], text = '') =>
      change(id, `Trial ${status}`, ({ log }) => ({
        status,
        ...(text === '' ? {} : { log: [...log, logLine(text)] }),
      })),
  }
}

export type Trials = ReturnType<typeof useTrials>

const newTestId = () => SuccessCriterionId.parse(crypto.randomUUID())

const logLine = (text: string): Trial['log'][number] => ({
  id: ItemId.parse(crypto.randomUUID()),
  day: dayOf(new Date()),
  byId: null,
  text,
})

/** A result without a value and a note is none. */
function withResult(
  results: readonly TrialResult[],
  cell: Pick<TrialResult, 'candidateId' | 'successCriterionId'>,
  fields: Partial<Pick<TrialResult, 'value' | 'note'>>,
): TrialResult[] {
  const isIt = (row: TrialResult) =>
    row.candidateId === cell.candidateId && row.successCriterionId === cell.successCriterionId
  const row = { ...cell, value: null, note: '', ...results.find(isIt), ...fields }
  const others = results.filter((one) => !isIt(one))
  return row.value === null && row.note.trim() === '' ? others : [...others, row]
}
