import type { StackStatus } from '#shared/domain/stack'

/** The fill says how settled it is: full, half, ring, dashed ring, line. The word stands beside it. */
export function StatusGlyph({ status }: { readonly status: StackStatus | null }) {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      aria-hidden="true"
      style={{ width: '0.7rem', height: '0.7rem', flex: 'none' }}
    >
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
    </svg>
  )
}
