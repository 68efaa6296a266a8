import type { ProjectorView } from '#shared/domain/projector/view'
import { ringNames, rings } from '#shared/domain/radar'
import { RingGlyph } from '../../../ui/glyphs.tsx'
import styles from './screens.module.css'

/** The rings side by side: names on a drawn radar would be too small for the back of the room. */
export function RadarScreen({
  title,
  blips,
  chosenId,
  about,
}: Extract<ProjectorView, { readonly kind: 'radar' }>) {
  return (
    <>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      <div className={`${styles['rings']} ${blips.length > 24 ? styles['tight'] : ''}`}>
        {rings.map((ring) => {
          const here = blips.filter((blip) => blip.ring === ring)
          return (
            <section key={ring} aria-label={ringNames[ring]}>
              <h2 className={styles['heading']}>
                <RingGlyph ring={ring} />
                {ringNames[ring]}
              </h2>
              <ul>
                {here.map(({ id, name, previousRing, isNew }) => (
                  <li key={id} aria-current={id === chosenId || undefined}>
                    <bdi className={styles['cut']}>{name}</bdi>
                    <span className={styles['quiet']}>
                      {isNew
                        ? 'new'
                        : previousRing && previousRing !== ring
                          ? `from ${ringNames[previousRing]}`
                          : ''}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      {about && (
        <p className={styles['sub']}>
          <bdi>{about}</bdi>
        </p>
      )}
    </>
  )
}
