import { useEffect } from 'react'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { ProjectorPage } from '../features/projector/projector-page.tsx'
import { CommandProvider } from '../ui/commands.tsx'
import { useRoute } from '../ui/shown-route.ts'
import { RehearsalMark } from './rehearsal-mark.tsx'
import { ErrorBoundary } from './error-boundary.tsx'

/** The second window. It has no host: it can look at the store and change nothing. */
export function ProjectorWindow() {
  const route = useRoute()
  const isProjector = route.page === 'projector'
  useEffect(() => {
    // Another address is for a window with a host.
    if (!isProjector) location.reload()
  }, [isProjector])
  if (!isProjector) return null
  return (
    <ErrorBoundary>
      <CommandProvider>
        {rehearsedFrom(route.id) !== null && <RehearsalMark />}
        <ProjectorPage key={route.id} id={route.id} />
      </CommandProvider>
    </ErrorBoundary>
  )
}
