import { coverage } from '#shared/domain/coverage'
import { joinNames } from '#shared/domain/format'
import type { Persona } from '#shared/domain/frame'
import { UseCaseId } from '#shared/domain/ids'
import type { UseCase } from '#shared/domain/options'
import { movedBy } from '#shared/domain/ordering'
import type { UseCaseTemplate } from '#shared/domain/templates'
import { useCaseCodes, withoutUseCase } from '#shared/domain/use-cases'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute, whileHere } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'

/** What a new use case can say; the rest is empty. */
export type UseCaseFields = Omit<UseCase, 'id' | 'dots'>

export interface UseCases {
  readonly useCases: readonly UseCase[]
  readonly codes: ReadonlyMap<UseCaseId, string>
  readonly personas: readonly Persona[]
  /** Names of personas that a use case names and no voter has; empty when there is none. */
  readonly silentPersonas: string
  readonly dotsGiven: number
  readonly selected: UseCase | null
  readonly readOnly: boolean
  readonly select: (id: string | null) => void
  /** The id of the new one, which is then selected. */
  readonly add: (fields: UseCaseFields) => Promise<UseCaseId>
  readonly addTemplate: (template: UseCaseTemplate) => Promise<UseCaseId>
  readonly change: (useCase: UseCase, fields: Partial<UseCase>, what: string) => void
  /** Gives dots or takes them back, never below none. */
  readonly giveDots: (useCase: UseCase, dots: number) => void
  readonly move: (useCase: UseCase, places: number) => void
  readonly remove: (useCase: UseCase) => Promise<void>
}

/** Everything that the use cases page shows and does. */
export function useUseCases(): UseCases {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const route = useRoute()
  const offerUndo = useUndoToast()
  const { useCases, personas } = evaluation
  const item = route.page === 'step' ? route.item : ''
  const silent = coverage(evaluation).personasWithoutVoter

  const select = (id: string | null) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'use-cases', item: id ?? '' })
  const add = async (fields: UseCaseFields) => {
    const id = UseCaseId.parse(crypto.randomUUID())
    const selectHere = whileHere(select)
    await edit(`Add use case ${fields.title}`, (e) =>
      e.append('useCases', { ...fields, id, dots: 0 }),
    )
    selectHere(id)
    return id
  }

  return {
    useCases,
    personas,
    codes: useCaseCodes(useCases),
    silentPersonas: joinNames(
      personas.filter(({ id }) => silent.includes(id)).map(({ name }) => name),
    ),
    dotsGiven: useCases.reduce((sum, { dots }) => sum + dots, 0),
    selected: useCases.find(({ id }) => id === item) ?? null,
    readOnly: readOnly !== null,
    select,
    add,
    addTemplate: ({ title, when, want, soThat, acceptance, stage, componentId, personaId }) =>
      add({
        title,
        when,
        want,
        soThat,
        acceptance,
        stage,
        componentId,
        personaId: personas.some(({ id }) => id === personaId) ? personaId : null,
        priority: 'should',
      }),
    change: ({ id, title }, fields, what) =>
      void edit(`${what} of ${title}`, (e) => e.patch('useCases', id, fields)),
    giveDots: ({ id, title }, dots) =>
      void edit(`${dots > 0 ? 'Give a dot to' : 'Take a dot from'} ${title}`, (e) =>
        e.become((now) => ({
          ...now,
          useCases: now.useCases.map((row) =>
            row.id === id ? { ...row, dots: Math.max(0, row.dots + dots) } : row,
          ),
        })),
      ),
    move: ({ id, title }, places) =>
      void edit(`Move ${title}`, (e) =>
        e.become((now) => ({ ...now, useCases: movedBy(now.useCases, id, places) })),
      ),
    remove: async ({ id, title }) => {
      const at = useCases.findIndex((useCase) => useCase.id === id)
      const next = useCases[at + 1] ?? useCases[at - 1]
      const selectHere = whileHere(select)
      await edit(`Remove use case ${title}`, (e) => e.become((now) => withoutUseCase(now, id)))
      selectHere(next?.id ?? null)
      offerUndo(`Removed “${title}”`)
    },
  }
}
