import 'fake-indexeddb/auto'
import { configure, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ComponentProps, ReactNode } from 'react'
import type { Evaluation } from '#shared/domain/evaluation'
import type { Host } from '../src/renderer/host/host.ts'
import { HostProvider } from '../src/renderer/host/host-context.tsx'
import { collectEvaluation } from '../src/renderer/store/content.ts'
import type { EvaluationDatabase } from '../src/renderer/store/database.ts'
import { EvaluationProvider } from '../src/renderer/store/evaluation-context.tsx'
import { openSession, type Session } from '../src/renderer/store/session.ts'
import { CommandProvider } from '../src/renderer/ui/commands.tsx'
import { ToastProvider, useToast } from '../src/renderer/ui/toasts.tsx'
import { createMemoryHost } from './memory-host.ts'

configure({ asyncUtilTimeout: 10_000 })

interface Options {
  readonly evaluation: Evaluation
  /** What else is on this laptop. */
  readonly others?: readonly Evaluation[]
  readonly readOnly?: string | null
  /** The address that the page sees, for example `#/e/nordhavn-sample/use-cases/uc3`. */
  readonly hash?: string
  readonly onCall?: (method: string, input: unknown) => void
}

interface Rendered {
  readonly user: UserEvent
  readonly db: EvaluationDatabase
  readonly host: Host
  /** The evaluation as it is in the store now. */
  readonly evaluation: () => Promise<Evaluation>
}

let earlier: Session | null = null

/** A page on a real store, over a host that keeps everything in memory. Needs a DOM. */
export async function renderPage(
  page: ReactNode,
  { evaluation, others = [], readOnly = null, hash, onCall }: Options,
): Promise<Rendered> {
  provideLocks()
  location.hash = hash ?? `#/e/${evaluation.id}/frame`
  const host = createMemoryHost([evaluation, ...others], evaluation, onCall)
  // What an earlier test has written has nothing to do with this one's host.
  await earlier?.outbox.settled(2_000)
  earlier?.close()
  // Every test starts from its own evaluation, whatever an earlier one left in the database.
  const session = await openSession(host, evaluation.id)
  earlier = session
  render(
    <HostProvider value={host}>
      <CommandProvider>
        <ToastProvider>
          <Opened session={session} readOnly={readOnly}>
            <main className="main">{page}</main>
          </Opened>
        </ToastProvider>
      </CommandProvider>
    </HostProvider>,
  )
  return {
    user: userEvent.setup(),
    db: session.db,
    host,
    evaluation: async () => {
      const found = await collectEvaluation(session.db)
      if (!found) throw new Error('The store is empty')
      return found
    },
  }
}

function Opened(props: Omit<ComponentProps<typeof EvaluationProvider>, 'onNotMade'>) {
  return <EvaluationProvider {...props} onNotMade={useToast()} />
}

/** The test DOM has no locks; one window needs none. */
export function provideLocks(): void {
  if ('locks' in navigator && navigator.locks) return
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: async (_: string, work: () => Promise<unknown>) => work(),
      query: async () => ({ held: [], pending: [] }),
    },
  })
}
