import { rehearsalIdOf, rehearsedFrom } from '#shared/domain/rehearsal'
import { useCommands } from '../ui/commands.tsx'
import { navigate, type Route } from '../ui/routes.ts'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/** The way into a rehearsal from any step, and out of it to the same step. */
export function RehearsalCommands({ route }: { readonly route: EvaluationRoute }) {
  const step = route.page === 'step' ? route.step : 'scoring'
  const origin = rehearsedFrom(route.id)
  const rehearsal = rehearsalIdOf(route.id)
  useCommands([
    origin === null
      ? {
          id: 'rehearse',
          label: 'Rehearse with invented votes',
          unavailable: rehearsal === null ? 'its id is too long' : null,
          run: () => {
            if (rehearsal) navigate({ page: 'step', id: rehearsal, step, item: '' })
          },
        }
      : {
          id: 'end-rehearsal',
          label: 'End the rehearsal and throw it away',
          run: () => navigate({ page: 'step', id: origin, step, item: '' }),
        },
  ])
  return null
}
