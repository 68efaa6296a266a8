import { withoutSnapshotDay } from '#shared/domain/comparison'
import { useMemo } from 'react'
import type { Decision, LookBack, SourcingCheck, Trigger } from '#shared/domain/decision'
import { decisionDoubts } from '#shared/domain/decision-doubts'
import { decisionGaps } from '#shared/domain/decision-gaps'
import type { Evaluation } from '#shared/domain/evaluation'
import { ItemId, type ParticipantId } from '#shared/domain/ids'
import { dayOf, instantOf } from '#shared/domain/instant'
import { voters } from '#shared/domain/scoring/rounds'
import { withoutSignature, withSignatures } from '#shared/domain/signatures'
import {
  newSourcingAnswers,
  sourcingAdvice,
  sourcingOutcome,
  sourcingWatches,
} from '#shared/domain/sourcing'
import { askedAgain, earlierPolls, supportPoll } from '#shared/domain/support'
import { withHappened, withLookBack } from '#shared/domain/triggers'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'

export const parts = [
  { id: 'decision', label: 'Decision' },
  { id: 'sourcing', label: 'Build or buy' },
  { id: 'consequences', label: 'Consequences' },
  { id: 'support', label: 'Support' },
  { id: 'follow-up', label: 'Follow-up' },
  { id: 'record', label: 'Record' },
  { id: 'compare', label: 'Compare' },
] as const
export type PartId = (typeof parts)[number]['id']

/** Lists of short lines on the decision. */
export type LineField = 'good' | 'bad' | 'risks' | 'conditions' | 'triggers'

const lineNames: Readonly<Record<LineField, string>> = {
  good: 'good consequence',
  bad: 'bad consequence',
  risks: 'risk',
  conditions: 'condition',
  triggers: 'trigger',
}

/** The page's link to the data: the decision, what it lacks, and everything that can be said of it. */
export function useDecision() {
  const { evaluation, edit, answer, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const { decision, sourcing } = evaluation

  const shown = useMemo(
    () => ({
      gaps: decisionGaps(evaluation.decision),
      doubts: decisionDoubts(evaluation),
      poll: supportPoll(evaluation),
      earlier: earlierPolls(evaluation),
      outcome: sourcingOutcome(evaluation.sourcing),
      watches: sourcingWatches(evaluation.sourcing),
      advice: sourcingAdvice(evaluation),
      voters: voters(evaluation),
    }),
    [evaluation],
  )
  /** One change, from what the decision is when it is made. */
  const change = (label: string, next: (now: Decision) => Partial<Decision>) =>
    edit(label, (e) => e.become((now) => withDecision(now, next(now.decision))))
  /** The same for a change that also takes fields away. */
  const become = (label: string, next: (now: Decision) => Decision) =>
    edit(label, (e) => e.become((now) => ({ ...now, decision: next(now.decision) })))
  const changeSourcing = (label: string, next: (now: SourcingCheck) => Partial<SourcingCheck>) =>
    edit(label, (e) =>
      e.become((now) => ({ ...now, sourcing: { ...now.sourcing, ...next(now.sourcing) } })),
    )

  return {
    evaluation,
    decision,
    readOnly: readOnly !== null,
    ...shown,
    answers: answersOf(sourcing),
    part: parts.find(({ id }) => id === item)?.id ?? 'decision',
    show: (part: PartId) =>
      replaceRoute({ page: 'step', id: evaluation.id, step: 'decision', item: part }),

    set: (what: string, fields: Partial<Decision>) =>
      void change(`Change the ${what}`, () => fields),
    change,
    becomeDecision: become,
    lines: (field: LineField) => ({
      field: `new-line-of-${field}`,
      one: lineNames[field],
      lines: decision[field],
      onAdd: (text: string) =>
        void change(`Add a ${lineNames[field]}`, (now) => ({
          [field]: [...now[field], { id: newItem(), text }],
        })),
      onChange: (id: string, text: string) =>
        void change(`Change a ${lineNames[field]}`, (now) => ({
          [field]: now[field].map((line) => (line.id === id ? { ...line, text } : line)),
        })),
      onRemove: async (id: string) => {
        await change(`Remove a ${lineNames[field]}`, (now) => ({
          [field]: now[field].filter((line) => line.id !== id),
        }))
        offerUndo(`The ${lineNames[field]} was removed`)
      },
    }),
    /** A number for a trigger, changes of it, or null for words alone. */
    measureTrigger: (id: ItemId, fields: Partial<NonNullable<Trigger['measured']>> | null) =>
      void change(
        fields ? 'Change a trigger' : 'Take the number off a trigger',
        ({ triggers }) => ({
          triggers: triggers.map((row) => {
            if (row.id !== id) return row
            const { measured = noMeasure, ...rest } = row
            return fields ? { ...rest, measured: { ...measured, ...fields } } : rest
          }),
        }),
      ),
    triggerHappened: (id: ItemId, hasHappened: boolean) =>
      void become(hasHappened ? 'Note that a trigger happened' : 'Take a trigger back', (now) =>
        withHappened(now, id, hasHappened ? dayOf(new Date()) : null),
      ),
    addLookBack: () =>
      become('Look back at the prediction', (now) =>
        withLookBack(now, newItem(), dayOf(new Date())),
      ),
    changeLookBack: (id: ItemId, fields: Partial<LookBack>) =>
      void change('Change a look back', ({ lookBacks = [] }) => ({
        lookBacks: lookBacks.map((row) => (row.id === id ? { ...row, ...fields } : row)),
      })),
    removeLookBack: async (id: ItemId) => {
      await change('Remove a look back', ({ lookBacks = [] }) => ({
        lookBacks: lookBacks.filter((row) => row.id !== id),
      }))
      offerUndo('The look back was removed')
    },
    addAction: (text: string) =>
      change('Add an action', ({ actions }) => ({
        actions: [...actions, { id: newItem(), text, ownerId: null, due: null, done: false }],
      })),
    changeAction: (id: ItemId, fields: Partial<Decision['actions'][number]>) =>
      void change('Change an action', ({ actions }) => ({
        actions: actions.map((row) => (row.id === id ? { ...row, ...fields } : row)),
      })),
    removeAction: async (id: ItemId) => {
      await change('Remove an action', ({ actions }) => ({
        actions: actions.filter((row) => row.id !== id),
      }))
      offerUndo('The action was removed')
    },

    setSourcing: (what: string, fields: Partial<SourcingCheck>) =>
      void changeSourcing(`Change the ${what}`, () => fields),
    answer: (id: string, fields: Partial<SourcingCheck['answers'][number]>) =>
      void changeSourcing('Answer build, buy or adopt', (now) => ({
        answers: answersOf(now).map((row) => (row.id === id ? { ...row, ...fields } : row)),
      })),

    /** The label tells no level: others may read it. */
    support: (participantId: ParticipantId, level: number) =>
      answer('Record somebody’s support', (e) =>
        e.become((now) => {
          const { support, supportRevealedAt } = now.decision
          // Another window may have shown it while this one still asked: what the room saw stays.
          if (supportRevealedAt !== null) return now
          return withDecision(now, { support: { ...support, [participantId]: level } })
        }),
      ),
    showSupport: () =>
      change('Show the support', () => ({ supportRevealedAt: instantOf(new Date()) })),
    askAgain: () => change('Ask for support again', askedAgain),

    addDissent: (participantId: ParticipantId) =>
      change('Record dissent', ({ dissent }) => ({
        // One of each person, also where another window has just begun it.
        dissent: dissent.some((row) => row.participantId === participantId)
          ? dissent
          : [...dissent, { participantId, prefers: null, reason: '', wouldChangeMyMind: '' }],
      })),
    changeDissent: (participantId: ParticipantId, fields: Partial<Decision['dissent'][number]>) =>
      void change('Change somebody’s dissent', ({ dissent }) => ({
        dissent: dissent.map((row) =>
          row.participantId === participantId ? { ...row, ...fields } : row,
        ),
      })),
    removeDissent: async (participantId: ParticipantId) => {
      await change('Remove somebody’s dissent', ({ dissent }) => ({
        dissent: dissent.filter((row) => row.participantId !== participantId),
      }))
      offerUndo('The dissent was removed')
    },

    sign: (participantId: ParticipantId, signs: boolean) =>
      void edit(signs ? 'Sign' : 'Take a signature back', (e) =>
        e.become((now) =>
          withDecision(
            now,
            signs
              ? withSignatures(now, [participantId], instantOf(new Date()))
              : withoutSignature(now.decision, participantId),
          ),
        ),
      ),
    signAll: () =>
      edit('Sign for all present', (e) =>
        e.become((now) =>
          withDecision(now, withSignatures(now, presentVoters(now), instantOf(new Date()))),
        ),
      ),

    accept: async () => {
      await change('Accept the decision', ({ date }) => ({
        status: 'accepted',
        date: date ?? dayOf(new Date()),
      }))
      offerUndo('The decision is accepted')
    },
    /** A snapshot becomes an evaluation of its own. */
    goOnAlone: () => edit('Go on with the snapshot', (e) => e.become(withoutSnapshotDay)),
    reopen: () => change('Open the decision again', () => ({ status: 'proposed' })),
  }
}

export type DecisionView = ReturnType<typeof useDecision>

const noMeasure = { measure: '', operator: '>', target: null, unit: '' } as const

const newItem = () => ItemId.parse(crypto.randomUUID())

const withDecision = (evaluation: Evaluation, fields: Partial<Decision>): Evaluation => ({
  ...evaluation,
  decision: { ...evaluation.decision, ...fields },
})

const presentVoters = (evaluation: Evaluation) =>
  voters(evaluation)
    .filter(({ leftAt }) => leftAt === null)
    .map(({ id }) => id)

/** The questions that are asked, with the answers so far; then questions of the group's own. */
function answersOf({ answers }: SourcingCheck): SourcingCheck['answers'] {
  const given = new Map(answers.map((row) => [row.id, row]))
  const asked = newSourcingAnswers().map((row) => given.get(row.id) ?? row)
  const own = answers.filter((row) => !asked.some(({ id }) => id === row.id))
  return [...asked, ...own]
}
