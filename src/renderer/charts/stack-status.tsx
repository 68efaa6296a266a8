import type { StackStatus } from '#shared/domain/stack'

interface Props {
  readonly status: StackStatus | null
  readonly x: number
  readonly y: number
}

/**
 * How settled a component is, in 12 units: full, half, ring, dashed ring, line. The word stands
 * beside it.
 */
export function StatusMark({ status, x, y }: Props) {
  return (
    <g transform={`translate(${x},${y})`} fill="none">
      {status === 'in-place' && <circle cx="6" cy="6" r="5.2" fill="var(--ink)" />}
      {status === 'under-evaluation' && (
        <>
          <circle cx="6" cy="6" r="5" stroke="var(--accent)" strokeWidth="1.6" />
          <path d="M6 1a5 5 0 0 1 0 10Z" fill="var(--accent)" />
        </>
      )}
      {status === 'next-evaluation' && (
        <circle cx="6" cy="6" r="5" stroke="var(--ink-2)" strokeWidth="1.6" />
      )}
      {status === 'open' && (
        <circle cx="6" cy="6" r="5" stroke="var(--ink-2)" strokeWidth="1.4" strokeDasharray="2 2" />
      )}
      {status === 'not-needed' && <path d="M2 6h8" stroke="var(--ink-3)" strokeWidth="1.6" />}
    </g>
  )
}
