import { useMemo } from 'react'
import type { Tool } from '#shared/domain/tool'
import {
  candidateTitle,
  indistinctCandidates,
  nextSlot,
  withoutCandidate,
  withCandidateChanged,
} from '#shared/domain/candidates'
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted } from '#shared/domain/format'
import { CandidateId, MustHaveId, ToolId } from '#shared/domain/ids'
import { blankAnswer, screeningOf, withoutMustHave } from '#shared/domain/must-haves'
import type { Candidate, MustHave, Screening } from '#shared/domain/options'
import { movedBy } from '#shared/domain/ordering'
import { excludedCandidates, openQuestions, unansweredMustHaves } from '#shared/domain/screening'
import { dayOf } from '#shared/domain/instant'
import { stagesOf } from '#shared/domain/components'
import { ownTool } from '#shared/catalogue/personal'
import type { ImportPlan } from '#shared/exchange/tools/plan-import'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { candidateFrom, type Choice, choiceName, factsOf } from './choices.ts'
import { useCatalogue } from './use-catalogue.ts'

type Pair = Pick<Screening, 'candidateId' | 'mustHaveId'>

/** Everything that the shortlist page shows and does. */
export function useShortlist() {
  const { evaluation, edit, undo, readOnly } = useOpenEvaluation()
  const catalogue = useCatalogue(evaluation.candidates)
  const toast = useToast()

  const shown = useMemo(
    () => ({
      excluded: new Map(excludedCandidates(evaluation).map((row) => [row.candidateId, row])),
      questions: openQuestions(evaluation),
      unanswered: unansweredMustHaves(evaluation),
      useless: new Set(coverage(evaluation).candidatesWithoutUseCase),
      indistinct: new Set(indistinctCandidates(evaluation.candidates)),
    }),
    [evaluation],
  )
  const tools = useMemo(
    () => new Map<ToolId, Tool>(catalogue.all.map((tool) => [tool.id, tool])),
    [catalogue.all],
  )

  const removed = (text: string) =>
    toast(text, { action: { label: 'Undo', keys: 'Ctrl Z', run: () => void undo() } })
  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))

  const change = (
    { candidateId, mustHaveId }: Pair,
    what: string,
    fields: Partial<Screening>,
  ): Promise<boolean> =>
    edit(`Change ${what} of a must-have`, (e) => {
      // Only the fields of this change, so that keys pressed in quick succession lose nothing.
      if (screeningOf(evaluation, candidateId, mustHaveId))
        return e.patch('screening', [candidateId, mustHaveId], fields)
      return e.put('screening', { ...blankAnswer({ candidateId, mustHaveId }), ...fields })
    })

  /** Makes a tool of a name and keeps it in the user's own catalogue. */
  const keepName = async (name: string): Promise<Choice> => {
    const componentIds = evaluation.frame.components
    const tool = ownTool({
      id: ToolId.parse(crypto.randomUUID()),
      name,
      componentIds,
      stages: stagesOf(componentIds),
      day: dayOf(new Date()),
    })
    const { personal, keep } = catalogue
    await keep({ ...personal, tools: [...personal.tools, tool] })
    return { kind: 'tool', tool, via: null }
  }

  return {
    evaluation,
    readOnly: readOnly !== null,
    catalogue,
    tools,
    ...shown,

    /** Puts a choice at the end of the list. Its id, for selecting it. */
    add: async (offered: Choice): Promise<CandidateId> => {
      const choice = offered.kind === 'kept' ? await keepName(offered.name) : offered
      const candidate = candidateFrom(choice, evaluation, crypto.randomUUID())
      await edit(`Add candidate ${choiceName(choice)}`, (e) => e.append('candidates', candidate))
      return candidate.id
    },
    /** A second edition of the same product: the same but for its edition, slot and note. */
    addEdition: async (candidate: Candidate): Promise<CandidateId> => {
      const id = CandidateId.parse(crypto.randomUUID())
      const slot = nextSlot(evaluation.candidates)
      const { scoredAs: _, ...rest } = candidate
      const copy = { ...rest, id, slot, edition: '', withdrawn: null, note: '' }
      await edit(`Add another edition of ${candidate.name}`, (e) => e.append('candidates', copy))
      return id
    },
    /** @param fields from the candidate as it is when it is written, so that quick changes add up */
    change: (
      { id, name }: Candidate,
      what: string,
      fields: (now: Candidate) => Partial<Candidate>,
    ) => become(`Change ${what} of ${name}`, (now) => withCandidateChanged(now, id, fields)),
    /** One more tool in a bundle. */
    addTool: ({ id, name }: Candidate, tool: Tool) =>
      become(`Add ${tool.name} to ${name}`, (now) => ({
        ...now,
        candidates: now.candidates.map((row) => {
          if (row.id !== id || row.toolIds.includes(tool.id)) return row
          const facts = [...(row.facts ?? []), ...(factsOf(tool).facts ?? [])]
          return {
            ...row,
            toolIds: [...row.toolIds, tool.id],
            componentIds: [...new Set([...row.componentIds, ...tool.components])],
            ...(facts.length > 0 ? { facts } : {}),
          }
        }),
      })),
    /** Puts what an import plans into the user's own catalogue. */
    takeIn: async ({ next, counts }: ImportPlan) => {
      await catalogue.keep(next)
      toast(`${counted(counts.added + counts.updated, 'tool', 'tools')} taken in`)
    },
    withdraw: (candidate: Candidate, reason: string) =>
      edit(`Take ${candidate.name} off the shortlist`, (e) =>
        e.patch('candidates', candidate.id, { withdrawn: reason }),
      ),
    takeBack: (candidate: Candidate) =>
      edit(`Put ${candidate.name} back on the shortlist`, (e) =>
        e.patch('candidates', candidate.id, { withdrawn: null }),
      ),
    move: (candidate: Candidate, places: 1 | -1) =>
      become(`Move ${candidate.name}`, (now) => ({
        ...now,
        candidates: movedBy(now.candidates, candidate.id, places),
      })),
    remove: async (candidate: Candidate) => {
      const title = candidateTitle(candidate)
      await become(`Remove candidate ${title}`, (now) => withoutCandidate(now, candidate.id))
      removed(`${title} removed`)
    },

    addMustHave: async (text: string): Promise<MustHaveId> => {
      const id = MustHaveId.parse(crypto.randomUUID())
      await edit(`Add must-have ${text}`, (e) => e.append('mustHaves', { id, text, ownerId: null }))
      return id
    },
    changeMustHave: (mustHave: MustHave, fields: Partial<MustHave>) =>
      edit(`Change must-have ${mustHave.text}`, (e) => e.patch('mustHaves', mustHave.id, fields)),
    moveMustHave: (mustHave: MustHave, places: 1 | -1) =>
      become(`Move must-have ${mustHave.text}`, (now) => ({
        ...now,
        mustHaves: movedBy(now.mustHaves, mustHave.id, places),
      })),
    removeMustHave: async (mustHave: MustHave) => {
      await become(`Remove must-have ${mustHave.text}`, (now) => withoutMustHave(now, mustHave.id))
      removed('Must-have removed')
    },
    answer: (pair: Pair, answer: Screening['answer']) => change(pair, 'answer', { answer }),
    clearAnswer: ({ candidateId, mustHaveId }: Pair) =>
      edit('Clear a must-have answer', (e) => e.remove('screening', [candidateId, mustHaveId])),
    /** Reason, owner or settling test of an answer. A pair without one becomes an open question. */
    changeAnswer: change,
  }
}

export type Shortlist = ReturnType<typeof useShortlist>
