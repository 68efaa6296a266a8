import { useEffect, useState } from 'react'
import type { EvaluationId } from '#shared/domain/ids'
import type { Host } from '../host/host.ts'
import { useHost } from '../host/host-context.tsx'
import { EvaluationProvider, useEvaluation } from '../store/evaluation-context.tsx'
import { openSession, type Session } from '../store/session.ts'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toasts.tsx'
import { navigate, type Route } from '../ui/routes.ts'
import { Frame } from './frame.tsx'
import { preloadPages, privatePages, stepPages } from './pages.tsx'
import { describeFailure } from '../host/problems.ts'
import { FileTrouble } from './file-trouble.tsx'
import { ProjectorFollow } from './projector-follow.tsx'
import { RecoveryCommands } from './recovery-commands.tsx'
import { RehearsalCommands } from './rehearsal-commands.tsx'
import { HandedOnNotice } from './handed-on-notice.tsx'
import { FindCommands } from './find-commands.tsx'
import { useFileState } from './use-file-state.ts'
import { TimerSound } from './timer-sound.tsx'
import { ReadOnlyNotice } from './read-only-notice.tsx'
import { useSaveCopy } from './use-save-copy.ts'

type EvaluationRoute = Extract<Route, { page: 'step' | 'private' }>

/** An open evaluation: opens it when the address names it, closes it when the address leaves it. */
export function EvaluationWindow({ route }: { readonly route: EvaluationRoute }) {
  const { session, failure } = useSession(route.id)
  const [continued, setContinued] = useState(false)
  const saveCopy = useSaveCopy(session, route)
  const toast = useToast()
  useEffect(preloadPages, [])

  if (failure !== null) return <CouldNotOpen failure={failure} />
  if (!session) return null
  const wasDecided = ['accepted', 'superseded'].includes(session.opened.evaluation.decision.status)
  const readOnly =
    session.opened.readOnly ??
    (wasDecided && !continued ? 'This evaluation is decided. It opens for reading.' : null)
  return (
    <EvaluationProvider session={session} readOnly={readOnly} onNotMade={toast}>
      <Title />
      <ProjectorFollow route={route} />
      <TimerSound />
      <FindCommands />
      <RehearsalCommands route={route} />
      <RecoveryCommands id={route.id} />
      <Content
        key={session.opened.file.handle}
        route={route}
        notice={
          <>
            <ReadOnlyNotice
              session={session}
              readOnly={readOnly}
              onContinue={session.opened.readOnly === null ? () => setContinued(true) : null}
              onCopy={saveCopy}
            />
          </>
        }
      />
    </EvaluationProvider>
  )
}

function Content({
  route,
  notice,
}: {
  readonly route: EvaluationRoute
  readonly notice: React.ReactNode
}) {
  const file = useFileState(route.page === 'step' ? route.step : null)
  if (route.page === 'private') {
    const Page = privatePages[route.task]
    return <Page key={route.participantId} participantId={route.participantId} />
  }
  const Page = stepPages[route.step]
  return (
    <Frame
      step={route.step}
      notice={
        <>
          <FileTrouble route={route} file={file} />
          {notice}
          <HandedOnNotice step={route.step} />
        </>
      }
    >
      <Page />
    </Frame>
  )
}

/** The window's title names the evaluation and nothing that was voted. */
function Title() {
  const { title } = useEvaluation().frame
  useEffect(() => {
    document.title = title ? `${title} · Stackjury` : 'Stackjury'
    return () => {
      document.title = 'Stackjury'
    }
  }, [title])
  return null
}

function useSession(id: EvaluationId) {
  const host = useHost()
  const [session, setSession] = useState<Session | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  /** How often its content was replaced by another. */
  const [turn, setTurn] = useState(0)

  useEffect(
    () =>
      host.listen('evaluations.replaced', (replaced) => {
        if (replaced.id === id) setTurn((n) => n + 1)
      }),
    [host, id],
  )

  useEffect(() => {
    let open: Session | null = null
    let left = false
    openSession(host, id).then(
      (opened) => {
        if (left) return opened.close()
        open = opened
        setSession(opened)
      },
      (error: unknown) => setFailure(error ?? new Error('Unknown')),
    )
    return () => {
      left = true
      void leave(host, id, open)
    }
  }, [host, id, turn])

  return { session, failure }
}

/** How long leaving waits for the last changes to reach the disk, in ms. What is later is brought next time. */
const patience = 3_000

async function leave(host: Host, id: EvaluationId, session: Session | null): Promise<void> {
  await session?.outbox.settled(patience)
  session?.close()
  // Brings the file up to date; the journal has everything in any case.
  await host.evaluations.close({ id }).catch(() => {})
}

function CouldNotOpen({ failure }: { readonly failure: unknown }) {
  const { what, next } = describeFailure(failure)
  return (
    <main className="main" style={{ maxWidth: '40rem', margin: '10vh auto' }}>
      <h1>This evaluation could not be opened</h1>
      <p>
        <bdi>{what}</bdi>
      </p>
      <p className="ink2">{next}</p>
      <div className="row">
        <Button kind="primary" onClick={() => navigate({ page: 'home' })}>
          Go to Home
        </Button>
      </div>
    </main>
  )
}
