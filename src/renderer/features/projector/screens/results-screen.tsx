import { formatPoints } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
import { scaleMax, scaleMin } from '#shared/domain/values'
import { CandidateMark, candidateColour } from '../../../ui/candidate-mark.tsx'
import { Finding } from '../../../ui/finding.tsx'
import styles from './screens.module.css'

/** What the numbers say, and the ranking. Bars start at 1, the bottom of the scale. */
export function ResultsScreen({
  finding,
  following,
  ranking,
}: Extract<ProjectorView, { readonly kind: 'results' }>) {
  const isLong = ranking.length > 10
  return (
    <div className={styles['results']}>
      <Finding>
        <bdi>{finding}</bdi>
      </Finding>
      {!isLong && following.length > 0 && (
        <p className={styles['small']}>
          <bdi>{following.slice(0, 2).join(' ')}</bdi>
        </p>
      )}
      <ol className={`${styles['ranking']} ${isLong ? styles['tight'] : ''}`}>
        {ranking.map(({ id, name, slot, rank, total }) => (
          <li key={id} className={rank === 1 ? styles['first'] : ''}>
            <span className={styles['rank']}>{rank ?? ''}</span>
            <CandidateMark slot={slot} size={1.25} />
            <bdi className={styles['cut']}>{name}</bdi>
            <span className={styles['total']} aria-hidden="true">
              {total !== null && (
                <i
                  style={{
                    width: `${(100 * (total - scaleMin)) / (scaleMax - scaleMin)}%`,
                    background: candidateColour(slot),
                  }}
                />
              )}
            </span>
            <b className="tn">{total === null ? 'not complete' : formatPoints(total)}</b>
          </li>
        ))}
      </ol>
      {!isLong && (
        <p className={styles['quiet']}>Every bar starts at 1, the bottom of the scale.</p>
      )}
    </div>
  )
}
