import styles from './rehearsal-mark.module.css'

/** Around every screen of a rehearsal, the projector's too, so that no invented vote is ever taken for a real one. */
export function RehearsalMark() {
  return (
    <div className={styles['mark']} role="status">
      <span className={styles['words']}>Rehearsal · invented votes · nothing is kept</span>
    </div>
  )
}
