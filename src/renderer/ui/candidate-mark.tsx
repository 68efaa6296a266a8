/** Eight markers; from the ninth candidate on they repeat, outlined. */
const shapes = [
  'M0 -6A6 6 0 1 1 0 6A6 6 0 1 1 0 -6Z',
  'M-5.300 -5.300H5.300V5.300H-5.300Z',
  'M0 -6 6 5.200H-6Z',
  'M0 -6.800 6.800 0 0 6.800 -6.800 0Z',
  'M-3.200 -5.600H3.200L6.400 0 3.200 5.600H-3.200L-6.400 0Z',
  'M0 6 6 -5.200H-6Z',
  'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  'M0 -6.800 1.900 -2.300 6.700 -2 3 1.100 4.200 5.800 0 3.200 -4.200 5.800 -3 1.100 -6.700 -2 -1.900 -2.300Z',
] as const

export const markerCount = shapes.length

/** The colour of a candidate by its slot, 0-based. */
export function candidateColour(slot: number): string {
  return `var(--c${(slot % markerCount) + 1})`
}

export function candidateSoftColour(slot: number): string {
  return `var(--c${(slot % markerCount) + 1}-soft)`
}

interface MarkerProps {
  readonly slot: number
  readonly x: number
  readonly y: number
  /** 1 draws it 12 units wide. */
  readonly scale?: number
}

/** A candidate's marker inside a drawing. */
export function Marker({ slot, x, y, scale = 1 }: MarkerProps) {
  const outlined = slot >= markerCount
  const colour = candidateColour(slot)
  return (
    <path
      d={shapes[slot % markerCount]}
      transform={`translate(${x},${y}) scale(${scale})`}
      fill={outlined ? 'var(--surface)' : colour}
      stroke={outlined ? colour : 'none'}
      strokeWidth={outlined ? 2.5 : 0}
    />
  )
}

/** A candidate's marker beside its name. The name says it, so it is hidden from screen readers. */
export function CandidateMark({
  slot,
  size = 0.8,
}: {
  readonly slot: number
  readonly size?: number
}) {
  return (
    <svg
      viewBox="-8 -8 16 16"
      aria-hidden="true"
      style={{ width: `${size}rem`, height: `${size}rem`, flex: 'none' }}
    >
      <Marker slot={slot} x={0} y={0} />
    </svg>
  )
}
