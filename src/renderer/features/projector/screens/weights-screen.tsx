import { formatWeight } from '#shared/domain/format'
import type { ProjectorView } from '#shared/domain/projector/view'
import styles from './screens.module.css'

type WeightsView = Extract<ProjectorView, { readonly kind: 'weights' }>

const [width, height] = [400, 26]

/** Everybody's points on one line per criterion, without names; wide ranges are marked. */
export function WeightsScreen({ title, rows }: WeightsView) {
  const most = Math.max(
    10,
    ...rows.map(({ high }) => high),
    ...rows.map(({ agreed }) => agreed ?? 0),
  )
  const x = (points: number) => 10 + (points / most) * (width - 20)
  const isTight = rows.length > 12
  return (
    <>
      <h1 className={styles['title']}>{title}</h1>
      <table className={`${styles['weights']} ${isTight ? styles['tight'] : ''}`}>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Everybody’s points</th>
            <th scope="col">Mean</th>
            <th scope="col">Agreed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, isLate, points, mean, low, high, split, agreed }) => (
            <tr key={id}>
              <th scope="row">
                <bdi className={styles['cut']}>{name}</bdi>
              </th>
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
                    {piles(points, isTight).map(({ at, count }) => (
                      <g key={at}>
                        <circle
                          cx={x(at)}
                          cy={13}
                          r={count > 1 ? 12 : 6.5}
                          fill="var(--bg)"
                          fillOpacity={isTight ? 0.6 : 1}
                          stroke={split ? 'var(--split)' : 'var(--ink-2)'}
                          strokeWidth={2}
                        />
                        {count > 1 && (
                          <text
                            className="tn"
                            x={x(at)}
                            y={19.5}
                            textAnchor="middle"
                            fontSize={18}
                            fontWeight={600}
                            fill="var(--ink)"
                          >
                            {count}
                          </text>
                        )}
                      </g>
                    ))}
                  </svg>
                )}
              </td>
              <td className="num tn">{mean === null ? '–' : formatWeight(mean)}</td>
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

/** Equal points in one circle with their count; where there is no room for a number, each alone. */
function piles(points: readonly number[], isTight: boolean) {
  if (isTight) return [...new Set(points)].map((at) => ({ at, count: 1 }))
  const counts = new Map<number, number>()
  for (const value of points) {
    const at = Math.round(value)
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts].map(([at, count]) => ({ at, count }))
}
