import styles from './rehearsal-mark.module.css'

/** Around every screen of a rehearsal, the projector's too, so that no invented vote is ever taken for a real one. */
export function RehearsalMark() {
  return (
    <>
      <div className={styles['words']} role="status">
        Rehearsal · invented votes · nothing is kept
      </div>
      <div className={styles['mark']} aria-hidden="true" />
    </>
  )
}
