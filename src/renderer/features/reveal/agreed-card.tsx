import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { needsReason } from '#shared/domain/agreement/discussion-items'
import { usualSkipReason } from '#shared/domain/agreement/skipping'
import { formatPoints, formatScore, formatTime } from '#shared/domain/format'
import { isComposing } from '../../ui/is-composing.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ScoreInput } from '../../ui/score-input.tsx'
import styles from './record-cards.module.css'
import { SkipDialog } from './skip-dialog.tsx'
import { meanwhile, useAgreedDraft } from './use-agreed-draft.ts'
import { type Discussing, type Draft, whyNotRecord } from './use-discussion.ts'
import type { DiscussedCell } from './use-reveal.ts'

interface Props {
  readonly cell: DiscussedCell
  readonly readOnly: boolean
  readonly discussion: Discussing
  readonly onNext: () => void
  readonly ref: Ref<AgreedHandle>
}

/** What a key of the cell can ask of the card. */
export interface AgreedHandle {
  /** To the scores. */
  readonly focus: () => void
  readonly keepMean: () => void
  /** Records and goes on, or says what is missing. */
  readonly record: () => void
  /** Asks for the reason to leave the cell out. */
  readonly skip: () => void
}

/** What the room agrees on: the mean, unless there is a reason for another score. */
export function AgreedCard({ cell, readOnly, discussion, onNext, ref }: Props) {
  const { item, candidate, criterion } = cell
  const mean = item.spread?.mean ?? null
  const recorded = item.discussion
  const { draft, isOpen, isContested, ...typed } = useAgreedDraft(cell, readOnly)
  const [refused, setRefused] = useState<string | null>(null)
  const [skipping, setSkipping] = useState(false)
  const reason = useRef<HTMLTextAreaElement>(null)
  const scores = useRef<HTMLDivElement>(null)

  const choose = (score: number) => {
    setRefused(null)
    typed.type({ score })
    reason.current?.focus()
  }
  const record = () => {
    const why = whyNotRecord(draft, mean)
    setRefused(why)
    if (why !== null) {
      if (draft.score === null) scores.current?.querySelector('button')?.focus()
      else reason.current?.focus()
      return
    }
    reason.current?.blur()
    void typed.record((agreed) => discussion.agree(cell, agreed))
    onNext()
  }
  const focusScores = () => scores.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()

  const keepMean = () => {
    if (mean === null) return
    setRefused(null)
    typed.type({ score: mean })
  }
  useImperativeHandle(ref, () => ({
    focus: focusScores,
    keepMean,
    record,
    skip: () => setSkipping(true),
  }))

  const whole = draft.score !== null && Number.isInteger(draft.score) ? draft.score : undefined
  const keepsMean = mean !== null && draft.score === mean
  return (
    <section className={`card ${styles['card']}`} aria-label="Agreed score">
      <div className="row wrap">
        <h2>Agreed score</h2>
        <span className="sp" />
        <div ref={scores}>
          <ScoreInput
            label={`Agreed score of ${criterion.name} of ${candidate.name}`}
            value={whole}
            withoutCannotJudge
            readOnly={readOnly}
            onChange={(score) => (typeof score === 'number' ? choose(score) : undefined)}
          />
        </div>
      </div>
      {whole === undefined && draft.score !== null && !keepsMean && (
        <p className="sm">
          Agreed: <span className="strong tn">{formatScore(draft.score)}</span>
        </p>
      )}
      <textarea
        ref={reason}
        className={`field sm ${styles['reason']}`}
        dir="auto"
        aria-label="Reason for the agreed score"
        aria-invalid={refused !== null || isContested || undefined}
        placeholder={keepsMean ? 'Reason, if you want one' : 'Why this score'}
        rows={2}
        readOnly={readOnly}
        maxLength={20_000}
        value={draft.reason}
        onChange={(event) => {
          setRefused(null)
          typed.type({ reason: event.target.value })
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Escape') {
            if (isContested) typed.takeBack()
            event.currentTarget.blur()
          }
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          record()
        }}
      />
      {isContested && (
        <div className="row xs">
          <p className={`grow error-text ${styles['words']}`} role="alert">
            {meanwhile(item)}
          </p>
          <Small keys="Escape" onClick={typed.takeBack}>
            Drop yours
          </Small>
        </div>
      )}
      <div className={`row xs ${styles['foot']}`}>
        {refused ? (
          <span className="error-text" role="alert">
            {refused}
          </span>
        ) : (
          <span className="ink3">
            {hint(draft, mean)}
            {isOpen && ' Not recorded yet.'}
          </span>
        )}
        <span className="sp" />
        {recorded && recorded.outcome !== 'open' && (
          <span className="ink3 nowrap" title={recorded.reason}>
            {recorded.outcome === 'skipped' ? 'Skipped' : 'Recorded'}
            {recorded.at && ` ${formatTime(recorded.at)}`}
          </span>
        )}
        {!readOnly && mean !== null && !keepsMean && (
          <Small keys="M" onClick={keepMean}>
            Keep mean
          </Small>
        )}
        {!readOnly && (
          <Small keys="S" onClick={() => setSkipping(true)}>
            Skip
          </Small>
        )}
      </div>
      {skipping && (
        <SkipDialog
          before={recorded?.outcome === 'skipped' ? recorded.reason : ''}
          usual={usualSkipReason(item.spread)}
          onClose={() => setSkipping(false)}
          onSkip={(why) => {
            setSkipping(false)
            typed.takeBack()
            void discussion.skip(cell, why)
            onNext()
          }}
        />
      )}
    </section>
  )
}

/** A quiet action in the last line of the card. */
function Small({
  keys,
  onClick,
  children,
}: {
  readonly keys: string
  readonly onClick: () => void
  readonly children: string
}) {
  return (
    <button type="button" className={styles['small']} onClick={onClick}>
      {children} <Kbd keys={keys} />
    </button>
  )
}

function hint({ score }: Draft, mean: number | null): string {
  if (mean === null) return 'Nobody gave a score, so it needs a reason.'
  if (score !== null && needsReason(score, mean)) {
    return 'Not the mean: needs a reason.'
  }
  return `The mean, ${formatPoints(mean)}.`
}
