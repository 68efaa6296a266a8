import type { ProjectorView } from '#shared/domain/projector/view'
import { CandidateMark } from '../../../ui/candidate-mark.tsx'
import styles from './screens.module.css'

type View<K extends ProjectorView['kind']> = Extract<ProjectorView, { readonly kind: K }>

/** A sentence or two in the middle. */
export function WordsScreen({ title, text }: View<'words'>) {
  return (
    <div className={styles['middle']}>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['sub']}>
        <bdi>{text}</bdi>
      </p>
    </div>
  )
}

/** The question that everything is about. */
export function FrameScreen({ title, organisation, question, scope }: View<'frame'>) {
  return (
    <div className={styles['middle']}>
      <p className={styles['sub']}>
        <bdi>{[organisation, title].filter((text) => text !== '').join(' · ')}</bdi>
      </p>
      <h1 className={`${styles['said']} ${question.length > 140 ? styles['longer'] : ''}`}>
        <bdi>{question || 'What do we decide?'}</bdi>
      </h1>
      {scope.length > 0 && (
        <p className={styles['sub']}>
          In scope: <bdi>{scope.join(', ')}</bdi>
        </p>
      )}
    </div>
  )
}

/** The decision as it will stand in the record. */
export function DecisionScreen({
  candidate,
  statement,
  because,
  facts,
  dissent,
}: View<'decision'>) {
  return (
    <div className={styles['middle']}>
      {candidate && (
        <p className={`${styles['sub']} ${styles['marked']}`}>
          <CandidateMark slot={candidate.slot} size={1.4} />
          <bdi>{candidate.name}</bdi>
        </p>
      )}
      <h1 className={`${styles['said']} ${statement.length > 140 ? styles['longer'] : ''}`}>
        <bdi>{statement || 'What do we decide?'}</bdi>
      </h1>
      {because && (
        <p className={styles['sub']}>
          <bdi>{because}</bdi>
        </p>
      )}
      {facts.length > 0 && (
        <ul className={styles['facts']}>
          {facts.map((fact) => (
            <li key={fact}>
              <bdi>{fact}</bdi>
            </li>
          ))}
        </ul>
      )}
      {dissent.slice(0, 2).map(({ name, text }) => (
        <p key={name + text} className={styles['dissent']}>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          <bdi>{text}</bdi>
        </p>
      ))}
    </div>
  )
}
