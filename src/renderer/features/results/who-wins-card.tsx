import { useMemo, useState } from 'react'
import { weightSetsFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { regionFinding, whenFirst } from '#shared/domain/sensitivity/region-words'
import type { WeightSets } from '#shared/domain/sensitivity/weight-sets'
import {
  hasOrder,
  type RegionAcceptability,
  type RegionKind,
  votesRegion,
  type WeightRegion,
} from '#shared/domain/sensitivity/weight-regions'
import type { StageResult } from '#shared/domain/scoring/result'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { curly } from './curly.ts'
import { RegionBars, RegionFigures } from './region-table.tsx'
import css from './results-page.module.css'
import { type RegionShares, useRegionShares } from './use-region-shares.ts'
import type { Naming } from './use-results.ts'
import { WeightSetsTable } from './weight-sets-table.tsx'

interface Props {
  readonly evaluation: Evaluation
  readonly result: StageResult
  /** Wins when every weight may be a fifth off. Null while they are being counted. */
  readonly sets: WeightSets | null
  readonly naming: Naming
  readonly asTable: boolean
}

type Choice = 'sets' | RegionKind

const choices: readonly {
  readonly value: Choice
  readonly label: string
  readonly says: string
}[] = [
  { value: 'sets', label: '±20 %', says: 'Every weight a fifth lower, the same, or higher.' },
  { value: 'any', label: 'Any', says: 'Any weights there are, each as likely as any other.' },
  { value: 'order', label: 'Order', says: 'Any weights in the order that was agreed.' },
  { value: 'near', label: 'Near', says: 'Weights anywhere within a fifth of the agreed ones.' },
  { value: 'votes', label: 'Votes', says: 'Weights between the lowest and the highest vote.' },
]

const simple = { any: { kind: 'any' }, order: { kind: 'order' }, near: { kind: 'near' } } as const

/** Who comes first how often, over the weights that somebody might find right. */
export function WhoWinsCard({ evaluation, result, sets, naming, asTable }: Props) {
  const { table } = result
  const [wanted, setWanted] = useState<Choice>('sets')
  const votes = useMemo(() => votesRegion(evaluation, table), [evaluation, table])
  const ordered = hasOrder(table.weights)
  const options = choices.map((choice) => ({
    ...choice,
    unavailable: whyNot(choice.value, ordered, votes),
  }))
  const possible = options.filter(({ unavailable }) => unavailable === null)
  const choice = possible.find(({ value }) => value === wanted) ?? possible[0] ?? options[0]
  const kind = choice?.value ?? 'sets'
  const { shares, stop } = useRegionShares(table, regionOf(kind, votes))
  const found = shares?.status === 'ready' ? shares.found : null

  useCommands([
    {
      id: 'other-weights',
      label: 'Who wins how often: other weights',
      keys: ['W'],
      run: () => {
        const at = possible.findIndex(({ value }) => value === kind)
        const next = possible[(at + 1) % possible.length]
        if (next) setWanted(next.value)
      },
    },
  ])

  return (
    <section className="card" aria-labelledby="sets">
      <h2 id="sets">{titleOf(kind, sets, found, naming)}</h2>
      <Segmented
        label="Weights tried"
        value={kind}
        options={options.map(({ value, label, unavailable }) => ({ value, label, unavailable }))}
        onChange={setWanted}
      />
      <p className="xs ink3">{choice?.says}</p>
      {kind === 'sets' && !sets && <Working>Counting the weight sets…</Working>}
      {kind !== 'sets' && !found && <Drawing shares={shares} onStop={stop} />}
      <ScrollRegion label="Share of weight sets" className={css['cardScroll'] ?? ''}>
        {kind === 'sets' && sets && <WeightSetsTable sets={sets} naming={naming} />}
        {found &&
          (asTable ? (
            <RegionFigures found={found} table={table} naming={naming} />
          ) : (
            <RegionBars found={found} naming={naming} />
          ))}
      </ScrollRegion>
      {found && <WhenFirst found={found} criterionIds={table.criterionIds} naming={naming} />}
      <Origin sets={kind === 'sets' ? sets : null} shares={shares} />
    </section>
  )
}

function whyNot(choice: Choice, ordered: boolean, votes: WeightRegion | null): string | null {
  if (choice === 'order' && !ordered) return 'All weights are the same, so they have no order'
  if (choice === 'votes' && !votes) return 'Fewer than two people’s own weights are known'
  return null
}

function regionOf(choice: Choice, votes: WeightRegion | null): WeightRegion | null {
  if (choice === 'sets') return null
  return choice === 'votes' ? votes : simple[choice]
}

function titleOf(
  choice: Choice,
  sets: WeightSets | null,
  found: RegionAcceptability | null,
  naming: Naming,
): string {
  if (choice === 'sets' && sets) return weightSetsFinding(sets, naming.nameOf)
  if (found?.kind === choice) return regionFinding(found, naming.nameOf)
  return 'Who comes first with other weights'
}

const Working = ({ children }: { readonly children: string }) => (
  <p className="ink3 sm" role="status">
    {children}
  </p>
)

interface DrawingProps {
  readonly shares: RegionShares | null
  readonly onStop: () => void
}

function Drawing({ shares, onStop }: DrawingProps) {
  if (shares?.status === 'failed')
    return <Working>This could not be worked out. Everything else stands.</Working>
  if (shares?.status !== 'drawing' || !shares.slow) return <Working>Drawing weights…</Working>
  return (
    <div className={css['drawing']}>
      <progress value={shares.done} max={shares.of} aria-label="Weights drawn" />
      <span className="xs ink3 tn">
        {shares.done} of {shares.of}
      </span>
      <Button kind="quiet" onClick={onStop}>
        Stop
      </Button>
    </div>
  )
}

interface WhenProps {
  readonly found: RegionAcceptability
  readonly criterionIds: Parameters<typeof whenFirst>[2]
  readonly naming: Naming
}

/** What has to count for the two who win most. */
function WhenFirst({ found, criterionIds, naming }: WhenProps) {
  const sentences = found.candidates
    .filter(({ percentByRank }) => (percentByRank[0] ?? 0) >= worthSaying)
    .toSorted((a, b) => (b.percentByRank[0] ?? 0) - (a.percentByRank[0] ?? 0))
    .slice(0, 2)
    .flatMap(
      (row) => whenFirst(found, row, criterionIds, naming.criterionLabel, naming.nameOf) ?? [],
    )
  return (
    <ul className={css['when']}>
      {sentences.map((sentence) => (
        <li key={sentence}>
          <bdi>{curly(sentence)}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** In percent: who wins more rarely gets no sentence. */
const worthSaying = 1

interface OriginProps {
  readonly sets: WeightSets | null
  readonly shares: RegionShares | null
}

/** How many weights, and from which seed, so that anybody can draw the same ones. */
function Origin({ sets, shares }: OriginProps) {
  const text = sets ? originOfSets(sets) : originOfShares(shares)
  return text && <p className="xs ink3">{text}</p>
}

function originOfSets({ method, combinations }: WeightSets): string {
  return method.kind === 'drawn' ? `${combinations} sets, drawn with seed ${method.seed}.` : ''
}

function originOfShares(shares: RegionShares | null): string {
  if (shares?.status !== 'ready') return ''
  const { method } = shares.found
  if (method.kind === 'exact') return 'Computed exactly, without drawing.'
  const { samples, seed } = method
  const drawn = `${samples} weight sets, drawn from seed ${seed} on`
  return shares.stopped ? `${drawn}; stopped early.` : `${drawn}.`
}
