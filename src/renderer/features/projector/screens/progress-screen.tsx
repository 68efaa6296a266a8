import type { ProjectorView } from '#shared/domain/projector/view'
import { ReadinessGlyph } from '../../../ui/glyphs.tsx'
import styles from './screens.module.css'

/** Who is how far: counts, and never what anybody said. */
export function ProgressScreen({
  title,
  text,
  isCounted,
  people,
}: Extract<ProjectorView, { readonly kind: 'progress' }>) {
  const size = people.length <= 8 ? '' : people.length <= 18 ? 'many' : 'most'
  return (
    <>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['sub']}>{text}</p>
      <ul
        className={`${styles['people']} ${styles[size] ?? ''} ${people.length > 30 ? styles['crowd'] : ''}`}
      >
        {people.map(({ name, done, total, state }) => (
          <li key={name}>
            <span className={styles['personHead']}>
              <bdi className={`${styles['person']} ${styles['cut']}`}>{name}</bdi>
              {isCounted && (
                <span className={styles['count']}>
                  <b className="tn">{done}</b> of {total}
                </span>
              )}
              {!isCounted && (
                <span className={styles['count']}>{state === 'done' ? 'done' : 'not yet'}</span>
              )}
            </span>
            <span className={styles['track']}>
              <span className={styles['bar']} aria-hidden="true">
                <i style={{ width: `${total > 0 ? (100 * done) / total : 0}%` }} />
              </span>
              <span className={styles['glyph']}>
                {state === 'left' ? (
                  <span className={styles['left']}>left</span>
                ) : (
                  <ReadinessGlyph state={state} />
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
