import { type ReactNode, Suspense } from 'react'
import type { StepId } from '#shared/domain/steps'

interface Props {
  readonly step: StepId
  readonly notice: ReactNode
  readonly children: ReactNode
}

export function Frame({ notice, children }: Props) {
  return (
    <div className="app">
      <main className="main">
        {notice}
        <Suspense fallback={null}>{children}</Suspense>
      </main>
    </div>
  )
}
