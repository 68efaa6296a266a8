import { lazy, Suspense, useCallback } from 'react'
import { rehearsedFrom } from '#shared/domain/rehearsal'
import { HomePage } from '../features/home/home-page.tsx'
import type { Host } from '../host/host.ts'
import { HostProvider } from '../host/host-context.tsx'
import { lookedAt } from '../host/look-host.ts'
import { CommandProvider } from '../ui/commands.tsx'
import { useRoute } from '../ui/shown-route.ts'
import { ToastProvider } from '../ui/toasts.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { GlobalCommands } from './global-commands.tsx'
import { OpenRequests } from './open-requests.tsx'
import { RehearsalMark } from './rehearsal-mark.tsx'
import { SettingsProvider } from './settings.tsx'

/** Home opens without the code of the workshop; it is fetched while the user reads Home. */
const loadEvaluationWindow = () => import('./evaluation-window.tsx')
const EvaluationWindow = lazy(async () => ({
  default: (await loadEvaluationWindow()).EvaluationWindow,
}))
const ProjectorPage = lazy(async () => ({
  default: (await import('../features/projector/projector-page.tsx')).ProjectorPage,
}))
const RehearsalWindow = lazy(async () => ({
  default: (await import('./rehearsal.tsx')).RehearsalWindow,
}))
const LookWindow = lazy(async () => ({
  default: (await import('./look-window.tsx')).LookWindow,
}))
const RecoveryPage = lazy(async () => ({
  default: (await import('../features/recovery/recovery-page.tsx')).RecoveryPage,
}))
/** Long enough for Home to be on screen, short enough for nobody to be waiting, in ms. */
const untilHomeStands = 1_000
setTimeout(() => requestIdleCallback(() => void loadEvaluationWindow()), untilHomeStands)

/** The whole page: what is true everywhere around what the address asks for. */
export function App({ host }: { readonly host: Host }) {
  const noteDefect = useCallback(
    (what: string) => void host.app.noteDefect({ what: what.slice(0, 20_000) }).catch(() => {}),
    [host],
  )
  return (
    <HostProvider value={host}>
      <ErrorBoundary onDefect={noteDefect}>
        <SettingsProvider>
          <CommandProvider>
            <ToastProvider>
              {/* Before the pages, so that it hears what waits for the first of them. */}
              <OpenRequests />
              <GlobalCommands />
              <Suspense fallback={null}>
                <Window />
              </Suspense>
            </ToastProvider>
          </CommandProvider>
        </SettingsProvider>
      </ErrorBoundary>
    </HostProvider>
  )
}

function Window() {
  const route = useRoute()
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'recovery':
      return <RecoveryPage key={route.id} id={route.id} crashed={route.crashed} />
    case 'projector':
      // Reached by its address in this window; a second one starts without any of this.
      return (
        <>
          {rehearsedFrom(route.id) !== null && <RehearsalMark />}
          <ProjectorPage key={route.id} id={route.id} />
        </>
      )
    case 'step':
    case 'private':
      if (lookedAt(route.id) !== null) return <LookWindow key={route.id} route={route} />
      return rehearsedFrom(route.id) === null ? (
        <EvaluationWindow key={route.id} route={route} />
      ) : (
        <RehearsalWindow key={route.id} route={route} />
      )
  }
}
