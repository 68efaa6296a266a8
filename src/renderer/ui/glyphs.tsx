import type { Ring } from '#shared/domain/values'

const small = { width: '1.05rem', height: '1.05rem' }

/** How far a step is. The word stands beside it or is given as `title`. */
export type Readiness = 'done' | 'begun' | 'not-begun' | 'missing'

export function ReadinessGlyph({ state }: { readonly state: Readiness }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" strokeLinecap="round" style={small} aria-hidden="true">
      {state === 'done' && (
        <>
          <circle cx="8" cy="8" r="6.5" fill="var(--ok)" />
          <path d="m5 8.2 2.2 2.2L11.2 6" stroke="var(--surface)" strokeWidth="1.7" />
        </>
      )}
      {state === 'begun' && (
        <>
          <circle cx="8" cy="8" r="5.8" stroke="var(--accent)" strokeWidth="1.6" />
          <path d="M8 2.2a5.800 5.800 0 0 1 0 11.600Z" fill="var(--accent)" />
        </>
      )}
      {state === 'not-begun' && (
        <circle cx="8" cy="8" r="5.8" stroke="var(--line-strong)" strokeWidth="1.4" />
      )}
      {state === 'missing' && (
        <>
          <path d="M8 1.800 14.800 13.800H1.200Z" fill="var(--warn)" />
          <path d="M8 6v3.600M8 11.600v.2" stroke="var(--surface)" strokeWidth="1.6" />
        </>
      )}
    </svg>
  )
}

/** Split, mixed or agreed: two dots, and the gap is the disagreement. */
export function AgreementGlyph({ level }: { readonly level: 'split' | 'mixed' | 'agreed' }) {
  return (
    <svg viewBox="0 0 16 8" style={{ width: '1rem', height: '.6rem' }} aria-hidden="true">
      {level === 'split' && (
        <path d="M4 4h8" stroke="currentColor" strokeWidth="1" strokeDasharray="1 1.500" />
      )}
      {level === 'agreed' ? (
        <circle cx="8" cy="4" r="2" fill="currentColor" />
      ) : (
        <>
          <circle cx={level === 'split' ? 2.5 : 5} cy="4" r="2" fill="currentColor" />
          <circle cx={level === 'split' ? 13.5 : 11} cy="4" r="2" fill="currentColor" />
        </>
      )}
    </svg>
  )
}

export const ringNames: Readonly<Record<Ring, string>> = {
  adopt: 'Adopt',
  trial: 'Trial',
  assess: 'Assess',
  hold: 'Hold',
}

/** The fill of the circle says the ring: full, three quarters, half, none. */
export function RingGlyph({ ring }: { readonly ring: Ring }) {
  const colour = `var(--${ring})`
  return (
    <svg viewBox="0 0 16 16" fill="none" style={small} aria-hidden="true">
      <circle cx="8" cy="8" r="6" stroke={colour} strokeWidth="2" />
      {ring === 'adopt' && <circle cx="8" cy="8" r="6" fill={colour} />}
      {ring === 'trial' && <path d="M8 8V2a6 6 0 1 1-6 6Z" fill={colour} />}
      {ring === 'assess' && <path d="M8 2a6 6 0 0 1 0 12Z" fill={colour} />}
    </svg>
  )
}
