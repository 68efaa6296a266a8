import { useMemo, useState } from 'react'
import { HostProvider, useHost } from '../host/host-context.tsx'
import { rehearsalHost } from '../host/rehearsal-host.ts'
import type { Route } from '../ui/routes.ts'
import { EvaluationWindow } from './evaluation-window.tsx'
import { RehearsalMark } from './rehearsal-mark.tsx'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/** An evaluation with invented votes, on every screen of which it says so. Leaving throws it away. */
export function RehearsalWindow({ route }: { readonly route: EvaluationRoute }) {
  const host = useHost()
  const [seed] = useState(() => Date.now() % 1_000_000)
  const rehearsal = useMemo(() => rehearsalHost(host, seed), [host, seed])
  return (
    <HostProvider value={rehearsal}>
      <RehearsalMark />
      <EvaluationWindow route={route} />
    </HostProvider>
  )
}
