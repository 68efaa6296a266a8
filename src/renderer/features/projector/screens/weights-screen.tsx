import { formatWeight } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
import styles from './screens.module.css'

type WeightsView = Extract<ProjectorView, { readonly kind: 'weights' }>

const [width, height, radius] = [400, 26, 6.5]

/** Everybody's points on one line per criterion, without names; wide ranges are marked. */
export function WeightsScreen({ title, rows }: WeightsView) {
  const most = Math.max(
    10,
    ...rows.map(({ high }) => high),
    ...rows.map(({ agreed }) => agreed ?? 0),
  )
  const x = (points: number) => 10 + (points / most) * (width - 20)
  const isVoted = rows.some(({ points }) => points.length > 0)
  return (
    <>
      <h1 className={styles['title']}>{title}</h1>
      <table className={`${styles['weights']} ${rows.length > 12 ? styles['tight'] : ''}`}>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            {isVoted && <th scope="col">Points, one dot per person</th>}
            {isVoted && <th scope="col">Mean</th>}
            <th scope="col">Agreed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, isLate, points, mean, low, high, split, agreed }) => (
            <tr key={id}>
              <th scope="row">
                <bdi className={styles['cut']}>{name}</bdi>
              </th>
              {isVoted && (
                <td>
                  {isLate ? (
                    <span className={styles['quiet']}>added later, nobody voted on it</span>
                  ) : (
                    <svg
                      viewBox={`0 0 ${width} ${height}`}
                      role="img"
                      aria-label={`${formatWeight(low)} to ${formatWeight(high)}${split ? ', wide range' : ''}`}
                    >
                      <line
                        x1={x(0)}
                        x2={x(most)}
                        y1={13}
                        y2={13}
                        stroke="var(--line)"
                        strokeWidth={2}
                      />
                      <line
                        x1={x(low)}
                        x2={x(high)}
                        y1={13}
                        y2={13}
                        stroke={split ? 'var(--split)' : 'var(--line-strong)'}
                        strokeWidth={split ? 6 : 3}
                      />
                      {points.map((value, i) => (
                        <circle
                          key={i}
                          cx={x(value)}
                          cy={13}
                          r={radius}
                          fill="var(--surface)"
                          fillOpacity={0.8}
                          stroke={split ? 'var(--split)' : 'var(--ink-2)'}
                          strokeWidth={2}
                        />
                      ))}
                    </svg>
                  )}
                </td>
              )}
              {isVoted && <td className="num tn">{mean === null ? '–' : formatWeight(mean)}</td>}
              <td className="num tn">
                <b>{agreed === null ? '–' : formatWeight(agreed)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
