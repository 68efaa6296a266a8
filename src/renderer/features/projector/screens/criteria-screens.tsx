import { formatWeight } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
import { CandidateMark } from '../../../ui/candidate-mark.tsx'
import { density } from './density.ts'
import styles from './screens.module.css'

type View<K extends ProjectorView['kind']> = Extract<ProjectorView, { readonly kind: K }>

/** All criteria, with their weights once the group has set them. */
export function CriteriaScreen({ title, criteria }: View<'criteria'>) {
  return (
    <>
      <h1 className={styles['title']}>{title}</h1>
      <ol className={`${styles['grid']} ${density(criteria.length, 12)}`}>
        {criteria.map(({ id, name, weight }) => (
          <li key={id} className={styles['candidate']}>
            <bdi className={styles['cut']}>{name}</bdi>
            {weight !== null && <b className="tn">{formatWeight(weight)}</b>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** One criterion with what its scores mean. */
export function CriterionScreen({ name, question, weight, anchors, together }: View<'criterion'>) {
  const most = Math.max(1, ...(together?.hands ?? []))
  return (
    <>
      <h1 className={styles['title']}>
        <bdi>{name}</bdi>
      </h1>
      {together ? (
        <p className={`row ${styles['sub']}`}>
          <CandidateMark slot={together.candidate.slot} size={1.4} />
          <span>
            <bdi className="strong">{together.candidate.name}</bdi>: together, by show of hands.
            Nothing of it counts.
          </span>
        </p>
      ) : (
        <p className={styles['sub']}>
          <bdi>{question}</bdi>
          {weight !== null && ` ${formatWeight(weight)} of 100 points.`}
        </p>
      )}
      <dl className={`${styles['anchors']} ${together?.hands ? styles['withHands'] : ''}`}>
        {anchors.toReversed().map(({ score, text }) => {
          const hands = together?.hands?.[score - 1]
          return (
            <div key={score}>
              <dt className="tn">{score}</dt>
              <dd>
                <bdi>{text || (score % 2 === 1 ? 'not said yet' : 'between')}</bdi>
              </dd>
              {hands !== undefined && (
                <dd className={styles['hands']}>
                  <span aria-hidden="true">
                    <i style={{ width: `${(100 * hands) / most}%` }} />
                  </span>
                  <b className="tn">{hands}</b>
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </>
  )
}
