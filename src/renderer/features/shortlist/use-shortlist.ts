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
import { CandidateId, MustHaveId, ToolId } from '#shared/domain/ids'
import { blankAnswer, withoutMustHave } from '#shared/domain/must-haves'
import type { Candidate, MustHave, Screening } from '#shared/domain/options'
import { movedBy } from '#shared/domain/ordering'
import { excludedCandidates, openQuestions, unansweredMustHaves } from '#shared/domain/screening'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { candidateFrom, type Choice, choiceName, factsOf } from './choices.ts'
import { useCatalogue } from './use-catalogue.ts'
import { useOwnTools } from './use-own-tools.ts'

type Pair = Pick<Screening, 'candidateId' | 'mustHaveId'>

/** Everything that the shortlist page shows and does. */
export function useShortlist() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const catalogue = useCatalogue(evaluation.candidates)
  const offerUndo = useUndoToast()

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
  const tools = useMemo(() => {
    // What was typed about an own tool is as this evaluation has it, so that undo is seen.
    const typed = evaluation.candidates
      .flatMap(({ facts = [] }) => facts)
      .filter(({ origin }) => origin?.kind === 'own')
    return new Map<ToolId, Tool>([...catalogue.all, ...typed].map((tool) => [tool.id, tool]))
  }, [catalogue.all, evaluation.candidates])

  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))

  const change = (
    { candidateId, mustHaveId }: Pair,
    what: string,
    fields: Partial<Screening>,
  ): Promise<boolean> =>
    edit(`Change ${what} of a must-have`, async (e) => {
      // Only the fields of this change, so that quick keys and other windows lose nothing.
      const now = await e.read('screening', [candidateId, mustHaveId])
      await e.put('screening', { ...(now ?? blankAnswer({ candidateId, mustHaveId })), ...fields })
    })

  const own = useOwnTools(evaluation, catalogue, tools, become)

  return {
    evaluation,
    readOnly: readOnly !== null,
    catalogue,
    tools,
    own,
    ...shown,

    /** Puts a choice at the end of the list. Its id, for selecting it. */
    add: async (offered: Choice): Promise<CandidateId> => {
      const choice = offered.kind === 'kept' ? await own.keepName(offered.name) : offered
      const candidate = candidateFrom(choice, evaluation, [...tools.values()], crypto.randomUUID())
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
      offerUndo(`${title} removed`)
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
      offerUndo('Must-have removed')
    },
    answer: (pair: Pair, answer: Screening['answer']) => change(pair, 'answer', { answer }),
    clearAnswer: ({ candidateId, mustHaveId }: Pair) =>
      edit('Clear a must-have answer', (e) => e.remove('screening', [candidateId, mustHaveId])),
    /** Reason, owner or settling test of an answer. A pair without one becomes an open question. */
    changeAnswer: change,
  }
}

export type Shortlist = ReturnType<typeof useShortlist>
