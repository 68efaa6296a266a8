import { useMemo, useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import { HostProvider, useHost } from '../host/host-context.tsx'
import { lookHost } from '../host/look-host.ts'
import { useCommands } from '../ui/commands.tsx'
import { navigate, type Route } from '../ui/routes.ts'
import { EvaluationWindow } from './evaluation-window.tsx'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/** An earlier state on all the usual screens, for reading. Leaving throws its working copy away. */
export function LookWindow({ route }: { readonly route: EvaluationRoute }) {
  const host = useHost()
  const [origin, setOrigin] = useState<EvaluationId | null>(null)
  const looking = useMemo(() => lookHost(host, setOrigin), [host])
  useCommands([
    {
      id: 'back-to-restore-points',
      label: 'Back to the restore points',
      keys: ['Alt R'],
      hint: 'back to the restore points',
      inFields: true,
      unavailable: origin === null ? 'it is not open yet' : null,
      run: () => navigate({ page: 'recovery', id: origin, crashed: false }),
    },
  ])
  return (
    <HostProvider value={looking}>
      <EvaluationWindow route={route} />
    </HostProvider>
  )
}
