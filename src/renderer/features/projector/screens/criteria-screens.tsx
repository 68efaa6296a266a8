import { formatWeight } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
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
export function CriterionScreen({ name, question, weight, anchors }: View<'criterion'>) {
  return (
    <>
      <h1 className={styles['title']}>
        <bdi>{name}</bdi>
      </h1>
      <p className={styles['sub']}>
        <bdi>{question}</bdi>
        {weight !== null && ` ${formatWeight(weight)} of 100 points.`}
      </p>
      <dl className={styles['anchors']}>
        {anchors.toReversed().map(({ score, text }) => (
          <div key={score}>
            <dt className="tn">{score}</dt>
            <dd>
              <bdi>{text || 'not said yet'}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
