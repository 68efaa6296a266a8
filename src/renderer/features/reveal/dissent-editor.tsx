import { useEffect, useRef } from 'react'
import type { Dissent } from '#shared/domain/judgement'
import { isComposing } from '../../ui/is-composing.ts'
import { ScoreInput } from '../../ui/score-input.tsx'
import { contested, useDraft } from '../../ui/use-draft.ts'
import styles from './record-cards.module.css'

interface Props {
  readonly name: string
  /** As it is recorded; null for a moment, or until somebody without a vote has a score. */
  readonly value: Dissent | null
  /** The reason that is being recorded with the person's own vote; null when they gave no vote. */
  readonly proposed: string | null
  readonly onCommit: (score: number, reason: string) => void
  readonly onDone: () => void
}

/** Score and reason of one dissent. Enter and Esc are done; what is typed is kept either way on leaving. */
export function DissentEditor({ name, value, proposed, onCommit, onDone }: Props) {
  const draft = useDraft({
    value: value?.reason ?? proposed ?? '',
    // Without a score there is nothing yet that the reason could belong to.
    isValid: () => value !== null,
    onCommit: (text) => {
      if (value && text.trim() !== value.reason) onCommit(value.score, text)
    },
  })
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const needsScore = value === null && proposed === null
  const reason = draft.text ?? value?.reason ?? proposed ?? ''

  useEffect(() => {
    const target = needsScore ? box.current?.querySelector('button') : input.current
    target?.focus()
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [needsScore])

  return (
    <div ref={box} className={styles['editor']}>
      <div className="row">
        <span className="sm strong">
          <bdi>{name}</bdi> stays at
        </span>
        <ScoreInput
          label={`Dissenting score of ${name}`}
          value={value?.score}
          withoutCannotJudge
          onChange={(score) => {
            if (typeof score !== 'number') return
            draft.drop()
            onCommit(score, reason)
            input.current?.focus()
          }}
        />
      </div>
      <input
        ref={input}
        className="field sm"
        dir="auto"
        aria-label={`Reason of ${name}`}
        placeholder="Because … in their own words"
        autoComplete="off"
        maxLength={2000}
        title={draft.isContested ? contested(value?.reason ?? '') : undefined}
        aria-invalid={draft.isContested || undefined}
        value={reason}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={() => value && draft.leave()}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          if (event.key === 'Enter') draft.leave()
          else draft.takeBack()
          event.currentTarget.blur()
          onDone()
        }}
      />
    </div>
  )
}
