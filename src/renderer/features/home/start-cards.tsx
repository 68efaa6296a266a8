import { Icon, type IconName } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import styles from './home.module.css'

export interface StartCard {
  readonly icon: IconName
  readonly name: string
  readonly about: string
  readonly keys: string
  /** Why it cannot be done now. */
  readonly unavailable: string | null
  readonly run: () => void
}

/** What a new evaluation can start from. */
export function StartCards({ cards }: { readonly cards: readonly StartCard[] }) {
  return (
    <section className={styles['section']} aria-labelledby="start-from">
      <h2 id="start-from">Start from</h2>
      <div className={styles['start']}>
        {cards.map(({ icon, name, about, keys, unavailable, run }) => (
          <button
            key={name}
            type="button"
            className={styles['startCard']}
            aria-disabled={unavailable !== null || undefined}
            title={unavailable ?? undefined}
            onClick={() => unavailable === null && run()}
          >
            <span className={styles['startIcon']}>
              <Icon name={icon} />
            </span>
            <span className="med">{name}</span>
            <Kbd keys={keys} />
            <span className={`xs ink3 ${styles['startAbout']}`}>{about}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
