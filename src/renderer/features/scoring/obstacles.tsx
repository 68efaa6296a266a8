import type { ReactNode } from 'react'
import { joinNames } from '#shared/domain/format'
import type { Obstacle } from '#shared/domain/scoring/blind-round'
import type { StepId } from '#shared/domain/steps'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { hrefOf } from '../../ui/routes.ts'
import styles from './scoring-page.module.css'
import type { Scoring } from './use-scoring.ts'

/** What is missing before everybody can score everything, each with the way to it. */
export function Obstacles({ scoring }: { readonly scoring: Scoring }) {
  const { obstacles, round, revealedAt, wasRevealed } = scoring
  if (obstacles.length === 0 || revealedAt) return null
  return (
    <section className={`card ${styles['obstacles']}`}>
      <h2>{round || wasRevealed ? 'Still missing' : 'Before the round starts'}</h2>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle.kind} className="row">
            <ReadinessGlyph state="missing" />
            <span>
              <Words obstacle={obstacle} scoring={scoring} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Words({ obstacle, scoring }: { readonly obstacle: Obstacle; readonly scoring: Scoring }) {
  const to = (step: StepId, words: ReactNode, item = '') => (
    <a className={styles['link']} href={hrefOf({ page: 'step', id: scoring.hrefId, step, item })}>
      {words}
    </a>
  )
  switch (obstacle.kind) {
    case 'no-voters':
      return <>Nobody is here to score. {to('frame', 'Add people in the frame')}</>
    case 'no-candidates':
      return <>No candidate is in the running. {to('shortlist', 'Go to the shortlist')}</>
    case 'no-criteria':
      return <>There is nothing to score by. {to('criteria', 'Add criteria')}</>
    case 'anchors': {
      const names = scoring.criteria
        .filter(({ id }) => obstacle.criterionIds.includes(id))
        .map(({ name }) => name)
      return (
        <>
          <bdi>{names.length > 4 ? `${names.length} criteria` : joinNames(names)}</bdi> cannot be
          scored until the scores 1, 3 and 5 say what they mean.{' '}
          {to('criteria', 'Write the anchors', obstacle.criterionIds[0])}
        </>
      )
    }
    case 'weights-open':
      return (
        <>
          The weights are not locked. Lock them before anybody sees a score.{' '}
          {to('criteria', 'Go to the weights')}
        </>
      )
    case 'personas-without-voter': {
      const names = scoring.personas
        .filter(({ id }) => obstacle.personaIds.includes(id))
        .map(({ name }) => name)
      return (
        <>
          Nobody votes for <bdi>{joinNames(names)}</bdi>, though use cases name them.{' '}
          {to('frame', 'Go to the people')}
        </>
      )
    }
  }
}
