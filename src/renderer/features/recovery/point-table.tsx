import { stepNames } from '#shared/domain/steps'
import type { RestorePoint } from '#shared/host-contract'
import { Tag } from '../../ui/tag.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { reasons, timeOf } from './point-words.ts'
import styles from './recovery.module.css'

interface Props {
  readonly points: readonly RestorePoint[]
  /** The handle of the chosen one. */
  readonly chosen: string | null
  readonly onChoose: (point: RestorePoint) => void
}

/** Every copy by its time, newest first, with what it holds and why it was kept. */
export function PointTable({ points, chosen, onChoose }: Props) {
  return (
    <ScrollRegion
      label="Restore points, newest first"
      className={`card flush ${styles['tableCard']}`}
    >
      <table className={`list ${styles['table']}`}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Step</th>
            <th scope="col" className="num">
              Use cases
            </th>
            <th scope="col" className="num">
              Candidates
            </th>
            <th scope="col" className="num">
              Criteria
            </th>
            <th scope="col" className="num">
              Weights
            </th>
            <th scope="col" className="num">
              Scores
            </th>
            <th scope="col">Kept</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const { file, at, why, contents } = point
            const isChosen = file.handle === chosen
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows and Enter are commands of the page
              <tr
                key={file.handle}
                className={isChosen ? 'sel' : undefined}
                ref={isChosen ? scrollIntoView : null}
                onClick={() => onChoose(point)}
              >
                <td className="nowrap tn">
                  <button
                    type="button"
                    className={styles['time']}
                    aria-current={isChosen || undefined}
                    onClick={() => onChoose(point)}
                  >
                    {timeOf(at)}
                  </button>
                </td>
                {contents ? (
                  <>
                    <td className="nowrap">{stepNames[contents.step]}</td>
                    <td className="num">{contents.useCases}</td>
                    <td className="num">{contents.candidates}</td>
                    <td className="num">{contents.criteria}</td>
                    <td className="num">{contents.weightVotes}</td>
                    <td className="num">{contents.scores}</td>
                  </>
                ) : (
                  <td colSpan={6}>
                    <Tag tone="bad">Damaged, cannot be read</Tag>
                  </td>
                )}
                <td className="ink2 sm">{reasons[why]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function scrollIntoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
