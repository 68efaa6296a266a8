import { EvaluationId } from '#shared/domain/ids'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { useHost } from '../host/host-context.tsx'
import { lookedAt } from '../host/look-host.ts'
import { describeFailure } from '../host/problems.ts'
import type { Session } from '../store/session.ts'
import { navigate, type Route } from '../ui/routes.ts'
import { useToast } from '../ui/toasts.tsx'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/**
 * Puts a copy of an evaluation whose file or folder may not be written into the evaluations folder,
 * and goes on in it at the same step. Null where there is no need.
 */
export function useSaveCopy(session: Session | null, route: EvaluationRoute): (() => void) | null {
  const host = useHost()
  const toast = useToast()
  const id = session?.opened.evaluation.id
  if (!session || !id || session.opened.readOnly === null) return null
  if (rehearsedFrom(id) !== null || lookedAt(id) !== null) return null

  const save = async () => {
    const { frame, ...rest } = session.opened.evaluation
    const { evaluation, file } = await host.evaluations.create({
      evaluation: {
        ...rest,
        id: EvaluationId.parse(crypto.randomUUID()),
        frame: { ...frame, title: `${frame.title} (copy)` },
      },
    })
    // Nobody is taken to somebody's own screen.
    const place = route.page === 'step' ? { step: route.step, item: route.item } : null
    navigate({ page: 'step', id: evaluation.id, ...(place ?? { step: 'scoring', item: '' }) })
    toast(`You go on in the copy ${file.name}`)
  }
  return () =>
    void save().catch((error: unknown) => {
      const { what, next } = describeFailure(error)
      toast(`${what}. ${next}`)
    })
}
