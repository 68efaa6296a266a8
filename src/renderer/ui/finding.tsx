import type { ReactNode } from 'react'

/** What the numbers say or what was decided: the only text in serif. The page's heading. */
export function Finding({ children }: { readonly children: ReactNode }) {
  return <h1 className="finding">{children}</h1>
}
