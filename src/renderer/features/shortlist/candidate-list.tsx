import { useEffect, useRef } from 'react'
import type { Tool } from '#shared/domain/tool'
import { fateOf, signalLine, signalsOf } from '#shared/catalogue/signals'
import { countWord } from '#shared/domain/format'
import type { CandidateId, MustHaveId, ToolId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'
import type { ExcludedCandidate } from '#shared/domain/screening'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './shortlist.module.css'

interface Props {
  readonly candidates: readonly Candidate[]
  readonly selectedId: CandidateId | null
  readonly tools: ReadonlyMap<ToolId, Tool>
  readonly excluded: ReadonlyMap<CandidateId, ExcludedCandidate>
  readonly useless: ReadonlySet<CandidateId>
  readonly indistinct: ReadonlySet<CandidateId>
  readonly mustHaveText: (id: MustHaveId) => string
  readonly onSelect: (id: CandidateId) => void
}

/** Everybody on the shortlist, with the signals of its tool, and why it is out if it is. */
export function CandidateList({ candidates, selectedId, onSelect, ...shown }: Props) {
  const selected = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])

  return (
    <ul className={styles['list']} aria-label="Candidates">
      {candidates.map((candidate) => (
        <li key={candidate.id}>
          <button
            type="button"
            ref={candidate.id === selectedId ? selected : null}
            className={styles['item']}
            aria-current={candidate.id === selectedId || undefined}
            onClick={() => onSelect(candidate.id)}
          >
            <CandidateLine candidate={candidate} {...shown} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function CandidateLine({
  candidate,
  tools,
  excluded,
  useless,
  indistinct,
  mustHaveText,
}: Omit<Props, 'candidates' | 'selectedId' | 'onSelect'> & { readonly candidate: Candidate }) {
  const known = candidate.toolIds.flatMap((id) => tools.get(id) ?? [])
  const [first] = known
  const out = excluded.get(candidate.id)
  const warning = known.flatMap(signalsOf).find(({ id, warn }) => id === 'status' && warn)
  return (
    <>
      <CandidateMark slot={candidate.slot} size={0.95} />
      <span className={styles['lines']}>
        <span className="row">
          <bdi className={`strong ellipsis ${out ? styles['out'] : ''}`}>{candidate.name}</bdi>
          <span className="sp" />
          {out && <Tag tone="bad">{out.withdrawn === null ? '✕ Out' : '✕ Taken off'}</Tag>}
          {!out && warning && <Tag tone="warn">{warning.text}</Tag>}
        </span>
        {candidate.edition !== '' && <bdi className="sm ink2">{candidate.edition}</bdi>}
        {first && known.length === 1 && <span className="xs ink3">{signalLine(first)}</span>}
        {known.map((tool) => {
          const fate = fateOf(tool)
          return fate === null ? null : (
            <span key={tool.id} className={`xs ${styles['attention']}`}>
              {known.length > 1 && <bdi>{tool.name}: </bdi>}
              {fate}
            </span>
          )
        })}
        {known.length > 1 && (
          <span className="xs ink3">
            Bundle of {countWord(known.length)}: {known.map(({ name }) => name).join(', ')}
          </span>
        )}
        {out?.failed.map(({ mustHaveId, reason }) => (
          <span key={mustHaveId} className={`xs ${styles['because']}`}>
            Fails <bdi>{mustHaveText(mustHaveId)}</bdi>.{' '}
            <bdi>{reason === '' ? 'No reason given.' : reason}</bdi>
          </span>
        ))}
        {typeof out?.withdrawn === 'string' && (
          <span className={`xs ${styles['because']}`}>
            Taken off: <bdi>{out.withdrawn === '' ? 'no reason given' : out.withdrawn}</bdi>
          </span>
        )}
        {useless.has(candidate.id) && (
          <span className={`xs ${styles['attention']}`}>Serves no use case</span>
        )}
        {indistinct.has(candidate.id) && (
          <span className={`xs ${styles['attention']}`}>Same name and edition as another one</span>
        )}
      </span>
    </>
  )
}
