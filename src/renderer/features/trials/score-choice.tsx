import { formatScore } from '#shared/domain/format'
import { ScoreInput } from '../../ui/score-input.tsx'
import styles from './trials.module.css'

interface Props {
  readonly label: string
  /** The score now; null where there is none. */
  readonly from: number | null
  /** Null confirms the score as it is. */
  readonly to: number | null
  readonly onChange: (to: number | null) => void
}

/** A new score, or that the present one is confirmed. */
export function ScoreChoice({ label, from, to, onChange }: Props) {
  return (
    <div className="row gap3">
      <ScoreInput
        label={label}
        value={to ?? undefined}
        withoutCannotJudge
        onChange={(score) => onChange(score ?? null)}
      />
      <span className="sm ink3">or</span>
      <button
        type="button"
        className={`btn ${styles['confirm']}`}
        aria-pressed={to === null}
        disabled={from === null}
        onClick={() => onChange(null)}
      >
        Confirms {from === null ? 'the score' : formatScore(from)}
      </button>
    </div>
  )
}
