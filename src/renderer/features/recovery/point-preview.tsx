import { useEffect, useMemo, useState } from 'react'
import type { Contents } from '#shared/domain/contents'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints } from '#shared/domain/format'
import { namesApart } from '#shared/domain/named-apart'
import { stageResult } from '#shared/domain/scoring/result'
import { latestStage, stageNames } from '#shared/domain/scoring/stages'
import { stepNames } from '#shared/domain/steps'
import { summarise } from '#shared/domain/summary'
import type { FileHandle, RestorePoint } from '#shared/host-contract'
import { describeFailure } from '../../host/problems.ts'
import { Button } from '../../ui/button.tsx'
import { timeOf } from './point-words.ts'
import styles from './recovery.module.css'

interface Props {
  readonly point: RestorePoint
  /** What the present state holds; null where it cannot be read. */
  readonly now: Contents | null
  readonly read: (file: FileHandle) => Promise<Evaluation>
  /** Why nothing can be done with it, or null. */
  readonly unavailable: string | null
  readonly onLook: () => void
  readonly onCopy: () => void
  readonly onRestore: () => void
}

/** One copy beside the present state, and its ranking where one was shown. Keyed by the copy. */
export function PointPreview({ point, now, read, unavailable, ...on }: Props) {
  const { file, at, contents } = point
  const [evaluation, setEvaluation] = useState<Evaluation | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { handle } = file

  useEffect(() => {
    let left = false
    read(handle).then(
      (found) => left || setEvaluation(found),
      (error: unknown) => left || setFailure(describeFailure(error).what),
    )
    return () => {
      left = true
    }
  }, [handle, read])

  return (
    <section className={`card ${styles['preview']}`} aria-label="The chosen state">
      <div className={styles['previewBody']}>
        <h2 className="tn">{timeOf(at)}</h2>
        {failure !== null && (
          <p className="error-text" role="alert">
            <bdi>{failure}</bdi> Choose another one; the file stays where it is.
          </p>
        )}
        {contents && <Counts then={contents} now={now} />}
        {evaluation && <Ranking evaluation={evaluation} />}
      </div>
      <div className={styles['actions']}>
        <Button kind="primary" keys="Enter" unavailable={unavailable} onClick={on.onLook}>
          Look, read-only
        </Button>
        <Button keys="C" unavailable={unavailable} onClick={on.onCopy}>
          Restore as a copy
        </Button>
        <Button keys="R" unavailable={unavailable} onClick={on.onRestore}>
          Restore in place
        </Button>
      </div>
    </section>
  )
}

const counts = [
  ['useCases', 'Use cases'],
  ['candidates', 'Candidates'],
  ['criteria', 'Criteria'],
  ['weightVotes', 'People with weights'],
  ['scores', 'Scores'],
] as const

function Counts({ then, now }: { readonly then: Contents; readonly now: Contents | null }) {
  return (
    <table className={styles['counts']}>
      <thead>
        <tr>
          <th scope="col">{stepNames[then.step]}</th>
          <th scope="col" className="num">
            Then
          </th>
          <th scope="col" className="num">
            Now
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(([key, name]) => (
          <tr key={key} className={now && now[key] !== then[key] ? 'strong' : undefined}>
            <th scope="row">{name}</th>
            <td className="num">{then[key]}</td>
            <td className="num">{now ? now[key] : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many candidates are named. */
const most = 6

/** Only what the room had seen by then: before the reveal there is no ranking to show. */
function Ranking({ evaluation }: { readonly evaluation: Evaluation }) {
  const stage = latestStage(evaluation)
  const ranking = useMemo(
    () => (stage ? stageResult(evaluation, stage).ranking : []),
    [evaluation, stage],
  )
  const names = namesApart(evaluation.candidates)
  return (
    <div>
      <p className="ink2 sm">
        <bdi>{summarise(evaluation).standing}</bdi>
      </p>
      {stage && ranking.length > 0 && (
        <>
          <h3 className={styles['rankingTitle']}>Ranking, {stageNames[stage].toLowerCase()}</h3>
          <ol className={styles['ranking']}>
            {ranking.slice(0, most).map(({ candidateId, rank, total }) => (
              <li key={candidateId}>
                <span className="tn ink3">{rank}</span>
                <bdi className="ellipsis grow">{names.get(candidateId)}</bdi>
                <span className="tn">{formatPoints(total)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
