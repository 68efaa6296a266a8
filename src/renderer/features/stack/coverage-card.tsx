import { componentName } from '#shared/domain/components'
import { insideSentence, joinNames } from '#shared/domain/format'
import type { ComponentId } from '#shared/domain/ids'
import type { StackEntry } from '#shared/domain/options'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './stack.module.css'
import type { CoverageRow } from './use-stack.ts'

interface Props {
  readonly rows: readonly CoverageRow[]
  readonly scopeSize: number
  readonly suite: string
}

/** What each candidate would fill, and where it would stand beside something that is there. */
export function CoverageCard({ rows, scopeSize, suite }: Props) {
  return (
    <section className={`card ${styles['coverage']}`} aria-labelledby="coverage">
      <h2 id="coverage">{suite}</h2>
      {rows.length > 0 && (
        <table className={`list ${styles['coverageTable']}`}>
          <thead>
            <tr>
              <th scope="col">Candidate</th>
              <th scope="col" className="num">
                Fills
              </th>
              <th scope="col">Leaves open</th>
              <th scope="col">Replaces</th>
              <th scope="col">Stands beside</th>
              <th scope="col">Brings along</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ candidate, inRunning, fills, leavesOpen, replaces, overlaps, brings }) => (
              <tr key={candidate.id} className={inRunning ? undefined : 'ink3'}>
                <th scope="row">
                  <span className="row">
                    <CandidateMark slot={candidate.slot} />
                    <bdi className="med">{candidate.name}</bdi>
                    {!inRunning && <Tag>out</Tag>}
                  </span>
                </th>
                <td className="num nowrap">
                  {scopeSize === 0 ? '–' : `${fills.length} of ${scopeSize}`}
                </td>
                <td>{names(leavesOpen)}</td>
                <td>{tools(replaces)}</td>
                <td>{tools(overlaps)}</td>
                <td>{names(brings)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="xs ink3">
        One tool for many components is quick to begin with and hard to leave; one tool each has to
        be connected, and can be replaced alone.
      </p>
    </section>
  )
}

function names(ids: readonly ComponentId[]): string {
  return ids.length === 0 ? '–' : joinNames(ids.map((id) => insideSentence(componentName(id))))
}

function tools(entries: readonly StackEntry[]) {
  if (entries.length === 0) return '–'
  const words = entries.map(({ tool, componentId }) => {
    const component = insideSentence(componentName(componentId))
    return tool === '' ? component : `${tool} (${component})`
  })
  return <bdi>{joinNames(words)}</bdi>
}
