import { counted, joinNames } from '#shared/domain/format'
import { panelNotes } from '#shared/domain/panel-notes'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { PanelNotes } from '../../ui/panel-notes.tsx'
import styles from './before-reveal.module.css'
import type { Revealing } from './use-revealing.ts'

interface Props {
  readonly revealing: Revealing
  readonly onReveal: () => void
}

/** Before the reveal: how far everybody is, and one big button. */
export function BeforeReveal({ revealing, onReveal }: Props) {
  const { round, finished, expected, unfinished, readOnly } = revealing
  const notes = panelNotes(useEvaluation())
  if (!round) {
    return (
      <div className={styles['stage']}>
        <h1 className={styles['title']}>Nothing to reveal yet</h1>
        <p className="lg ink2">
          First everybody scores alone. Then all scores are shown at once, one dot per person.
        </p>
        <Button kind="primary" size="big" onClick={revealing.goToScoring}>
          Go to Scoring
        </Button>
      </div>
    )
  }
  return (
    <div className={styles['stage']}>
      <p className="lg ink2 tn">
        {finished} of {counted(expected, 'person is', 'people are')} finished
      </p>
      <h1 className={styles['title']}>
        {unfinished.length === 0 ? 'Everything is ready' : 'Not everybody is finished'}
      </h1>
      <span className={`agenda ${styles['bar']}`} aria-hidden="true">
        <i style={{ width: `${expected > 0 ? (100 * finished) / expected : 0}%` }} />
      </span>
      <p className={`lg ink2 ${styles['who']}`}>
        {unfinished.length === 0 ? (
          'One key shows all scores at once: a dot per person, no bar of means.'
        ) : (
          <>
            Still scoring:{' '}
            <bdi>
              {joinNames(
                unfinished.map(({ name, done, total }) => `${name} (${done} of ${total})`),
              )}
            </bdi>
          </>
        )}
      </p>
      <PanelNotes notes={notes} />
      {readOnly === null && (
        <Button kind="primary" size="big" keys="Ctrl R" onClick={onReveal}>
          Reveal all scores
        </Button>
      )}
    </div>
  )
}
