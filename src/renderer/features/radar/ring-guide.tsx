import { ringGuide, ringNames, rings } from '#shared/domain/radar'
import { RingGlyph } from '../../ui/glyphs.tsx'
import css from './radar-page.module.css'

/** What being in each ring asks of the team, with things to do. */
export function RingGuide() {
  return (
    <section className={`card ${css['guide']}`} aria-labelledby="rings">
      <h2 id="rings">What each ring asks of us</h2>
      <dl>
        {rings.map((ring) => (
          <div key={ring}>
            <dt>
              <RingGlyph ring={ring} />
              {ringNames[ring]}
            </dt>
            <dd>{ringGuide[ring].strategy}</dd>
            <dd className="ink2">{ringGuide[ring].actions}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
