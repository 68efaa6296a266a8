import { Component, type ReactNode } from 'react'
import { wordsOf } from '#shared/error-words'
import { Button } from '../ui/button.tsx'
import { hrefOf, parseRoute } from '../ui/routes.ts'

interface Props {
  readonly children: ReactNode
  /** For the log; without one, nobody can be told. */
  readonly onDefect?: (what: string) => void
}

/**
 * The last place for a defect of the page: one calm message and a way on. The work is in the
 * store and on disk. A class, because React offers no other way to catch while rendering.
 */
export class ErrorBoundary extends Component<Props, { readonly failure: string | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: wordsOf(error) }
  }

  override componentDidCatch(error: unknown) {
    this.props.onDefect?.(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  override render() {
    if (this.state.failure === null) return this.props.children
    return (
      <main className="main" style={{ maxWidth: '40rem', margin: '10vh auto' }}>
        <h1>This screen could not be shown</h1>
        <p>Everything up to the last saved change is on disk. Reload, or go back to Home.</p>
        <p className="sm ink3">
          <bdi>{this.state.failure}</bdi>
        </p>
        <div className="row">
          <Button kind="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button
            onClick={() => {
              location.hash = '#/'
              location.reload()
            }}
          >
            Go to Home
          </Button>
          <Button
            onClick={() => {
              const route = parseRoute(location.hash)
              const id = 'id' in route ? route.id : null
              location.hash = hrefOf({ page: 'recovery', id, crashed: true })
              location.reload()
            }}
          >
            Restore points
          </Button>
        </div>
      </main>
    )
  }
}
