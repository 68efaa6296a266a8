import { memo, useMemo, useRef, useState } from 'react'
import { askFirst } from '#shared/domain/agreement/ask-first'
import { cellSentence } from '#shared/domain/agreement/cell-sentence'
import { isSettled } from '#shared/domain/agreement/discussion-items'
import { cannotChangeResult } from '#shared/domain/agreement/skipping'
import type { CellSpread } from '#shared/domain/agreement/spread'
import { counted, formatPoints, formatScore, formatWeight } from '#shared/domain/format'
import { currentWeights } from '#shared/domain/weighting/current'
import { VoteDots } from '../../charts/vote-dots.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { type AgreedHandle, AgreedCard } from './agreed-card.tsx'
import { useCellKeys } from './use-cell-keys.ts'
import styles from './cell-view.module.css'
import { type DissentHandle, DissentCard } from './dissent-card.tsx'
import type { Discussing } from './use-discussion.ts'
import type { DiscussedCell } from './use-reveal.ts'
import { votersOfCell } from './voters-of-cell.ts'
import { type VotesHandle, VotesTable } from './votes-table.tsx'

interface Props {
  readonly cell: DiscussedCell
  readonly rise: boolean
  readonly readOnly: boolean
  readonly discussion: Discussing
  /** After recording: to the next cell. */
  readonly onNext: (from: DiscussedCell) => void
}

/** One cell: who said what, whether it matters, what the room agrees on, and who stays apart. */
export const CellView = memo(function CellView({
  cell,
  rise,
  readOnly,
  discussion,
  onNext,
}: Props) {
  const evaluation = useEvaluation()
  const { item, candidate, criterion } = cell
  const { spread } = item
  const people = useMemo(() => votersOfCell(evaluation, cell), [evaluation, cell])
  const weight = (currentWeights(evaluation).shares.get(criterion.id) ?? 0) * 100
  const names = new Map(evaluation.candidates.map(({ id, name }) => [id, name]))
  // In a copy without votes there is nobody to show.
  const isKnown = spread === null || spread.cast.length > 0
  // The chart rises once: later changes of the cell are no reveal.
  const [rises] = useState(rise)
  const votes = useRef<VotesHandle>(null)
  const agreed = useRef<AgreedHandle>(null)
  const dissent = useRef<DissentHandle>(null)

  const ask = askFirst(evaluation, candidate.id, criterion.id)
  const offersSkip = !readOnly && !isSettled(item) && cannotChangeResult(spread)

  useCellKeys(readOnly, spread !== null, {
    voteAgain: () => votes.current?.focus(),
    agree: () => agreed.current?.focus(),
    dissent: () => dissent.current?.ask(),
    record: () => agreed.current?.record(),
    keepMean: () => agreed.current?.keepMean(),
    skip: () => agreed.current?.skip(),
  })

  return (
    <>
      <div className={`row ${styles['title']}`}>
        <span className={styles['mark']}>
          <CandidateMark slot={candidate.slot} size={1.15} />
        </span>
        <h1 className="ellipsis">
          <bdi>{candidate.name}</bdi>
        </h1>
        <span className={`lg ink2 ellipsis ${styles['criterion']}`}>
          <bdi>{criterion.name}</bdi>
        </span>
        <span className="sp" />
        <span className="ink3 sm nowrap">{formatWeight(weight)} of 100 points</span>
      </div>
      <p className={`ink2 ${styles['sentence']}`}>
        {spread
          ? cellSentence(spread, (id) => names.get(id) ?? '')
          : 'Nobody gave a score here, so the candidate has no total.'}
      </p>
      {(ask !== '' || offersSkip) && (
        <div className={`row ${styles['ask']}`}>
          <bdi className="med ellipsis">{ask}</bdi>
          <span className="sp" />
          {offersSkip && (
            <Button size="small" kind="quiet" keys="S" onClick={() => agreed.current?.skip()}>
              Skip it, it cannot change the result
            </Button>
          )}
        </div>
      )}
      {spread && isKnown && (
        <div className={`card ${styles['chart']}`}>
          <div className={styles['copy']}>
            <CopyPicture />
          </div>
          <VoteDots
            label="First votes"
            votes={people.flatMap(({ id, name, letters, first }) =>
              typeof first === 'number' ? [{ id, name, letters, vote: first }] : [],
            )}
            slot={candidate.slot}
            mean={spread.mean}
            level={spread.level}
            anchors={criterion.anchors}
            rise={rises}
          />
        </div>
      )}
      {isKnown ? (
        <VotesTable
          ref={votes}
          people={people}
          spread={spread}
          readOnly={readOnly}
          onVoteAgain={({ id, short }, vote) => void discussion.voteAgain(cell, id, short, vote)}
        />
      ) : (
        spread && <p className="card">{inShort(spread)}</p>
      )}
      <div className={styles['record']}>
        <AgreedCard
          ref={agreed}
          cell={cell}
          readOnly={readOnly}
          discussion={discussion}
          onNext={() => onNext(cell)}
        />
        <DissentCard
          ref={dissent}
          cell={cell}
          people={people}
          readOnly={readOnly}
          discussion={discussion}
        />
      </div>
    </>
  )
})

/** What is known of votes that were taken out before this copy was handed on. */
function inShort({ votes, abstained, mean, low, high }: CellSpread): string {
  const without = abstained === 0 ? '' : `, ${abstained} could not judge`
  return `${counted(votes, 'vote', 'votes')} from ${formatScore(low)} to ${formatScore(high)}, mean ${formatPoints(mean)}${without}. Who gave which is not in this file.`
}
