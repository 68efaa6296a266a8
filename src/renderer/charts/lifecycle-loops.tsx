import { lifecycleStages, stageNames } from '#shared/domain/lifecycle'
import type { LifecycleStage } from '#shared/domain/values'
import { chipHeight, type LoopItem, placed, places } from './lifecycle-places.ts'

interface Props {
  readonly items: Readonly<Record<LifecycleStage, readonly LoopItem[]>>
  readonly selected?: string | null
  /** What an empty stage says: "no use case yet". Null where an empty stage is nothing missing. */
  readonly gap: string | null
  /** A press on an item. The same items can be chosen by key in the list beside. */
  readonly onSelect?: (id: string) => void
}

const nameHeight = 32

const loops =
  'M368,107 C298,-15 118,-21 98,107 C118,235 298,229 368,107 C438,-15 618,-21 638,107 C618,235 438,229 368,107'

/** Place and direction of the arrow heads, in degrees. */
const arrows = [
  [139, 178, 37],
  [306, 179, -32],
  [430, 35, -32],
  [616, 55, 64],
  [597, 178, 143],
  [430, 179, 212],
  [306, 35, 212],
  [122, 53, 118],
] as const

const loopWords = [
  { x: 240, name: 'Model work', kind: 'research loop' },
  { x: 496, name: 'Software work', kind: 'engineering loop' },
] as const

/**
 * The lifecycle as two loops, of model work and of software work, that feed each other, with
 * what stands at each stage on it, so that empty stages show. Fits any box of about 7 to 2.
 */
export function LifecycleLoops({ items, selected = null, gap, onSelect }: Props) {
  return (
    <svg
      width="100%"
      height="100%"
      viewBox="0 -3 736 220"
      role="img"
      aria-label={describe(items, gap)}
    >
      <path d={loops} fill="none" stroke="var(--surface-3)" strokeWidth="20" />
      <path
        d={loops}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth="1.3"
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      {loopWords.map(({ x, name, kind }) => (
        <g key={name} textAnchor="middle">
          <text x={x} y="103" fontSize="15" fontWeight="600" fill="var(--ink)">
            {name}
          </text>
          <text x={x} y="121" fontSize="13" fill="var(--ink-3)">
            {kind}
          </text>
        </g>
      ))}
      {arrows.map(([x, y, turn]) => (
        <path
          key={`${x} ${y}`}
          d="M-5,-4.5 4,0 -5,4.5"
          transform={`translate(${x},${y}) rotate(${turn})`}
          fill="none"
          stroke="var(--ink-2)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
      {lifecycleStages.map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          items={items[stage]}
          selected={selected}
          gap={gap}
          onSelect={onSelect}
        />
      ))}
      <rect
        x="306"
        y="92"
        width="124"
        height="30"
        rx="15"
        fill="var(--surface-2)"
        stroke="var(--line)"
      />
      <text x="368" y="112" textAnchor="middle" fontSize="13" fill="var(--ink-2)">
        feed each other
      </text>
    </svg>
  )
}

interface StageProps {
  readonly stage: LifecycleStage
  readonly items: readonly LoopItem[]
  readonly selected: string | null
  readonly gap: string | null
  readonly onSelect: ((id: string) => void) | undefined
}

function Stage({ stage, items, selected, gap, onSelect }: StageProps) {
  const { x, y, rows } = places[stage]
  const isGap = items.length === 0 && gap !== null
  const name = stageNames[stage]
  const width = 7.6 * name.length + 26
  const gapWidth = 7.2 * (gap?.length ?? 0) + 4
  const gapY = (rows[0]?.top ?? 0) > y ? y + 34 : y - 24
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - nameHeight / 2}
        width={width}
        height={nameHeight}
        rx={nameHeight / 2}
        fill="var(--surface)"
        stroke={isGap ? 'var(--warn)' : 'var(--ink-2)'}
        strokeWidth="1.5"
        strokeDasharray={isGap ? '4 3' : undefined}
      />
      <text
        x={x}
        y={y + 5}
        textAnchor="middle"
        fontSize="14"
        fontWeight="500"
        fill={isGap ? 'var(--warn)' : 'var(--ink)'}
      >
        {name}
      </text>
      {isGap && (
        <>
          <rect
            x={x - gapWidth / 2}
            y={gapY - 12}
            width={gapWidth}
            height="17"
            fill="var(--surface)"
          />
          <text x={x} y={gapY} textAnchor="middle" fontSize="13" fill="var(--warn)">
            {gap}
          </text>
        </>
      )}
      {placed(items, places[stage]).map(({ item, stands, ...box }) => (
        <Chip
          key={item.id}
          item={item}
          {...box}
          isSelected={selected !== null && stands.includes(selected)}
          onSelect={item.id === '' ? undefined : onSelect}
        />
      ))}
    </g>
  )
}

interface ChipProps {
  readonly item: LoopItem
  readonly x: number
  readonly y: number
  readonly width: number
  readonly isSelected: boolean
  readonly onSelect: ((id: string) => void) | undefined
}

function Chip({ item, x, y, width, isSelected, onSelect }: ChipProps) {
  const filled = isSelected || item.look === 'filled'
  const half = !isSelected && item.look === 'half'
  const ground = isSelected
    ? 'var(--accent)'
    : filled
      ? 'var(--ink)'
      : half
        ? 'var(--accent-soft)'
        : 'var(--surface)'
  const ink = isSelected
    ? 'var(--on-accent)'
    : filled
      ? 'var(--surface)'
      : half
        ? 'var(--accent-ink)'
        : 'var(--ink)'
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list beside has the keys
    <g
      onClick={onSelect && (() => onSelect(item.id))}
      style={onSelect ? { cursor: 'pointer' } : undefined}
    >
      <title>{item.title}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={chipHeight}
        rx={chipHeight / 2}
        fill={ground}
        stroke={filled ? 'none' : half ? 'var(--accent)' : 'var(--ink-2)'}
        strokeWidth="1.5"
        strokeDasharray={item.look === 'dashed' && !filled ? '3 2' : undefined}
      />
      {isSelected && (
        <rect
          x={x - 4}
          y={y - 4}
          width={width + 8}
          height={chipHeight + 8}
          rx={chipHeight / 2 + 4}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2"
        />
      )}
      <text
        x={x + width / 2}
        y={y + 16.8}
        textAnchor="middle"
        fontSize="13"
        fontWeight="600"
        fill={ink}
      >
        {item.code}
      </text>
    </g>
  )
}

function describe(items: Props['items'], gap: string | null): string {
  const stages = lifecycleStages.map((stage) => {
    const names = items[stage].map(({ code, title }) =>
      title === code ? code : `${code} ${title}`,
    )
    return `${stageNames[stage]}: ${names.length > 0 ? names.join(', ') : (gap ?? 'nothing')}`
  })
  return `The lifecycle as two loops that feed each other. ${stages.join('. ')}.`
}
