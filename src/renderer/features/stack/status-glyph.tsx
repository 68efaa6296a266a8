import type { StackStatus } from '#shared/domain/stack'
import { StatusMark } from '../../charts/stack-status.tsx'

/** How settled a component is, beside the word that says it. */
export function StatusGlyph({ status }: { readonly status: StackStatus | null }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      style={{ width: '0.7rem', height: '0.7rem', flex: 'none' }}
    >
      <StatusMark status={status} x={0} y={0} />
    </svg>
  )
}
