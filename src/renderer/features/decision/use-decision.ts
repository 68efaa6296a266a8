import { useMemo } from 'react'
import type { Decision, LookBack, SourcingCheck } from '#shared/domain/decision'
import { decisionDoubts } from '#shared/domain/decision-doubts'
import { decisionGaps } from '#shared/domain/decision-gaps'
import type { Evaluation } from '#shared/domain/evaluation'
import { ItemId, type ParticipantId } from '#shared/domain/ids'
import { dayOf, instantOf } from '#shared/domain/instant'
import { voters } from '#shared/domain/scoring/rounds'
import { newSourcingAnswers, sourcingAdvice, sourcingOutcome } from '#shared/domain/sourcing'
import { supportPoll } from '#shared/domain/support'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute, useRoute } from '../../ui/routes.ts'
import { useToast } from '../../ui/toasts.tsx'

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
  const { evaluation, edit, undo, readOnly } = useOpenEvaluation()
  const toast = useToast()
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const { decision, sourcing } = evaluation

  const shown = useMemo(
    () => ({
      gaps: decisionGaps(evaluation.decision),
      doubts: decisionDoubts(evaluation),
      poll: supportPoll(evaluation),
      outcome: sourcingOutcome(evaluation.sourcing),
      advice: sourcingAdvice(evaluation),
      voters: voters(evaluation),
    }),
    [evaluation],
  )
  /** One change, from what the decision is when it is made. */
  const change = (label: string, next: (now: Decision) => Partial<Decision>) =>
    edit(label, (e) =>
      e.become((now) => ({ ...now, decision: { ...now.decision, ...next(now.decision) } })),
    )
  const changeSourcing = (label: string, next: (now: SourcingCheck) => Partial<SourcingCheck>) =>
    edit(label, (e) =>
      e.become((now) => ({ ...now, sourcing: { ...now.sourcing, ...next(now.sourcing) } })),
    )
  const removed = (text: string) =>
    toast(text, { action: { label: 'Undo', keys: 'Ctrl Z', run: () => void undo() } })

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
    lines: (field: LineField) => ({
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
        removed(`The ${lineNames[field]} was removed`)
      },
    }),
    addLookBack: () =>
      change('Look back at the prediction', ({ lookBacks = [] }) => ({
        lookBacks: [
          ...lookBacks,
          { id: newItem(), day: dayOf(new Date()), held: 'too-early', whatHappened: '', next: '' },
        ],
      })),
    changeLookBack: (id: ItemId, fields: Partial<LookBack>) =>
      void change('Change a look back', ({ lookBacks = [] }) => ({
        lookBacks: lookBacks.map((row) => (row.id === id ? { ...row, ...fields } : row)),
      })),
    removeLookBack: async (id: ItemId) => {
      await change('Remove a look back', ({ lookBacks = [] }) => ({
        lookBacks: lookBacks.filter((row) => row.id !== id),
      }))
      removed('The look back was removed')
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
      removed('The action was removed')
    },

    setSourcing: (what: string, fields: Partial<SourcingCheck>) =>
      void changeSourcing(`Change the ${what}`, () => fields),
    answer: (id: string, fields: Partial<SourcingCheck['answers'][number]>) =>
      void changeSourcing('Answer build, buy or adopt', (now) => ({
        answers: answersOf(now).map((row) => (row.id === id ? { ...row, ...fields } : row)),
      })),

    /** The label tells no level: it is read in the undo list. */
    support: (participantId: ParticipantId, level: number) =>
      change('Record somebody’s support', ({ support }) => ({
        support: { ...support, [participantId]: level },
      })),
    showSupport: () =>
      change('Show the support', () => ({ supportRevealedAt: instantOf(new Date()) })),
    askAgain: () =>
      change('Ask for support again', () => ({ support: {}, supportRevealedAt: null })),

    addDissent: (participantId: ParticipantId) =>
      change('Record dissent', ({ dissent }) => ({
        dissent: [...dissent, { participantId, prefers: null, reason: '', wouldChangeMyMind: '' }],
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
      removed('The dissent was removed')
    },

    sign: (participantId: ParticipantId, signs: boolean) =>
      void change(signs ? 'Sign' : 'Take a signature back', ({ signedBy }) => ({
        signedBy: inOrder(evaluation, (id) =>
          id === participantId ? signs : signedBy.includes(id),
        ),
      })),
    signAll: () =>
      change('Sign for all present', ({ signedBy }) => {
        const present = new Set(
          voters(evaluation)
            .filter(({ leftAt }) => leftAt === null)
            .map(({ id }) => id),
        )
        return { signedBy: inOrder(evaluation, (id) => present.has(id) || signedBy.includes(id)) }
      }),

    accept: async () => {
      await change('Accept the decision', ({ date }) => ({
        status: 'accepted',
        date: date ?? dayOf(new Date()),
      }))
      toast('The decision is accepted', {
        action: { label: 'Undo', keys: 'Ctrl Z', run: () => void undo() },
      })
    },
    reopen: () => change('Open the decision again', () => ({ status: 'proposed' })),
  }
}

export type DecisionView = ReturnType<typeof useDecision>

const newItem = () => ItemId.parse(crypto.randomUUID())

const inOrder = ({ participants }: Evaluation, wanted: (id: ParticipantId) => boolean) =>
  participants.map(({ id }) => id).filter((id) => wanted(id))

/** The questions that are asked, with the answers so far; then questions of the group's own. */
function answersOf({ answers }: SourcingCheck): SourcingCheck['answers'] {
  const given = new Map(answers.map((row) => [row.id, row]))
  const asked = newSourcingAnswers().map((row) => given.get(row.id) ?? row)
  const own = answers.filter((row) => !asked.some(({ id }) => id === row.id))
  return [...asked, ...own]
}
