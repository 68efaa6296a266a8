import { useMemo, useState } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLedger, evidenceProposals } from '#shared/domain/evidence'
import { formatDay } from '#shared/domain/format'
import { type CandidateId, ItemId, SuccessCriterionId, TrialId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import type { Attachment, SuccessCriterion, Trial, TrialResult } from '#shared/domain/proof'
import { rankingChange } from '#shared/domain/ranking-change'
import {
  type ChangeReason,
  changeWords,
  hasStarted,
  needsReason,
  removalWords,
  stopRuleWords,
  withChangedTest,
  withStopRule,
  withTestRemoved,
} from '#shared/domain/trial-changes'
import { type TrialSuggestion, trialSuggestions } from '#shared/domain/trial-design'
import {
  newSuccessCriterion,
  newTrial,
  trialFrom,
  attachmentObstacle,
  withoutLogLine,
  withoutTrial,
  withSettledMustHave,
  withTrialCandidate,
} from '#shared/domain/trial-edits'
import {
  type ResultFields,
  withLaterEnd,
  withResult,
  withStatus,
} from '#shared/domain/trial-results'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { NotTogether } from '../../store/not-together.ts'
import { asBase64 } from '../../ui/as-base64.ts'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { presentCommit } from '../../visits/visit.ts'

/** What the address selects instead of a trial. */
const evidenceItem = 'evidence'

/** A change of a trial that has started: it waits for its reason. */
export interface WaitingChange {
  /** What it would do, in words without a full stop. */
  readonly what: string
  readonly go: (reason: string) => void
}

/** The page's link to the data: trials, the selected one, and everything that can be done to them. */
export function useTrials() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const { trials } = evaluation
  const [waiting, setWaiting] = useState<WaitingChange | null>(null)
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

  /** One change of one trial, from what it is when the change is made. */
  const change = (id: TrialId, label: string, next: (trial: Trial) => Partial<Trial>) =>
    become(label, (now) => ({
      ...now,
      trials: now.trials.map((trial) => (trial.id === id ? { ...trial, ...next(trial) } : trial)),
    }))
  /** Makes a change at once, or once its reason is there. @param what null where none is needed */
  const withReason = (
    id: TrialId,
    what: string | null,
    go: (because: ChangeReason | null) => void,
  ) => {
    if (what === null) return go(null)
    // A window that goes can ask nothing: what was agreed stays, and the log keeps the words.
    if (presentCommit()?.isLast)
      return void change(id, 'Add to the log', ({ log }) => ({
        log: [...log, logLine(`Not changed, the window went before a reason was given: ${what}`)],
      }))
    setWaiting({
      what,
      go: (reason) => {
        const { id: lineId, day } = logLine('')
        go({ reason, lineId, day })
      },
    })
  }
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
      offerUndo(`${title || 'The trial'} removed`)
    },
    change,
    waiting,
    dropWaiting: () => setWaiting(null),
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
      trial: Trial,
      test: SuccessCriterion,
      what: string,
      fields: Partial<SuccessCriterion>,
    ) => {
      if (fields.settles !== undefined)
        return void become('Change what a test settles', (now) =>
          withSettledMustHave(now, trial.id, test.id, fields.settles ?? null),
        )
      withReason(
        trial.id,
        needsReason(trial, test, fields) ? changeWords(test, fields) : null,
        (because) =>
          void become(`Change the ${what} of a success criterion`, (now) =>
            withChangedTest(now, trial.id, test.id, fields, because),
          ),
      )
    },
    removeTest: (trial: Trial, test: SuccessCriterion) =>
      withReason(
        trial.id,
        hasStarted(trial) ? removalWords(test) : null,
        (because) =>
          void become('Remove a success criterion', (now) =>
            withTestRemoved(now, trial.id, test, because),
          ).then(() => offerUndo(`${test.measure || 'The success criterion'} removed`)),
      ),
    /** @param text null to remove it */
    changeStopRule: (trial: Trial, rule: Trial['stopRules'][number], text: string | null) =>
      withReason(
        trial.id,
        hasStarted(trial) ? stopRuleWords(rule.text, text) : null,
        (because) =>
          void become(text === null ? 'Remove a stop rule' : 'Change a stop rule', (now) =>
            withStopRule(now, trial.id, rule.id, text, because),
          ),
      ),

    setResult: (
      { id }: Trial,
      cell: Pick<TrialResult, 'candidateId' | 'successCriterionId'>,
      fields: ResultFields,
    ) =>
      change(id, 'Change a result', ({ results, successCriteria }) =>
        // A number that was still being typed when another window removed its criterion is of nothing.
        successCriteria.some((test) => test.id === cell.successCriterionId)
          ? { results: withResult(results, cell, fields, dayOf(new Date())) }
          : {},
      ),

    log: ({ id }: Trial, text: string) =>
      change(id, 'Add to the log', ({ log }) => ({ log: [...log, logLine(text)] })),
    removeLog: async ({ id }: Trial, lineId: string) => {
      await become('Remove a line of the log', (now) => withoutLogLine(now, id, lineId))
      offerUndo('Line removed')
    },
    /** Keeps a file with a line of the log. @returns why not, in words; null when it is kept */
    attach: async ({ id }: Trial, lineId: ItemId, file: File): Promise<string | null> => {
      const tooMuch = attachmentObstacle(evaluation, file.size)
      if (tooMuch !== null) return tooMuch
      const base64 = await asBase64(file).catch(() => null)
      if (base64 === null) return `“${file.name}” could not be read. Choose it from where it is now`
      let obstacle: string | null = null
      await edit(`Attach ${file.name}`, async (e) => {
        // Reading it takes a moment: the line may be gone by then, and another file have the room.
        const trial = await e.read('trials', id)
        if (!trial?.log.some((line) => line.id === lineId))
          throw new NotTogether(`${file.name} was not attached: its line of the log was removed.`)
        const attachments = [...(await e.readAll('attachments'))]
        obstacle = attachmentObstacle({ attachments }, file.size)
        if (obstacle !== null) return
        await e.put('attachments', {
          id: ItemId.parse(crypto.randomUUID()),
          trialId: id,
          lineId,
          name: file.name,
          mediaType: file.type.slice(0, 200),
          base64,
        })
      })
      return obstacle
    },
    detach: async ({ id, name }: Attachment) => {
      await edit(`Remove ${name}`, (e) => e.remove('attachments', id))
      offerUndo(`${name} removed`)
    },
    /** @param text why, for the log; empty where nothing needs to be said */
    setStatus: ({ id }: Trial, status: Trial['status'], text = '') =>
      change(id, `Trial ${status}`, (trial) =>
        // Pressed twice before the first has shown: the log says it once.
        trial.status === status && trial.log.at(-1)?.text === text
          ? {}
          : {
              ...withStatus(trial, status, dayOf(new Date())),
              ...(text === '' ? {} : { log: [...trial.log, logLine(text)] }),
            },
      ),
    /** A later end, with its reason in the log. @param end YYYY-MM-DD */
    extend: ({ id }: Trial, end: string, reason: string) =>
      change(id, 'Extend a trial', (trial) => ({
        ...withLaterEnd(trial, end),
        log: [...trial.log, logLine(`Extended to ${formatDay(end)}: ${reason}`)],
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
