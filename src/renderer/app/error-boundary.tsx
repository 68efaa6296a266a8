import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'

interface Props {
  readonly children: ReactNode
}

/**
 * The last place for a defect of the page: one calm message and a way on. The work is in the
 * store and on disk. A class, because React offers no other way to catch while rendering.
 */
export class ErrorBoundary extends Component<Props, { readonly failure: string | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) }
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
        </div>
      </main>
    )
  }
}
