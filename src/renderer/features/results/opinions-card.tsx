import { useMemo, useState } from 'react'
import { resultsByPerson, resultsByPersona, type Opinion } from '#shared/domain/agreement/by-person'
import { opinionsFinding } from '#shared/domain/chart-findings'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints, joinNames } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import { scoredCandidates } from '#shared/domain/screening'
import { roomNames } from '#shared/domain/short-names'
import { type DotRow, DotRows } from '../../charts/dot-rows.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import css from './results-page.module.css'
import type { Naming } from './use-results.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly leaderId: CandidateId
  readonly naming: Naming
  readonly asTable: boolean
}

interface Row {
  readonly id: string
  readonly name: string
  readonly opinion: Opinion
  /** Who comes first with their own weights; null where those are not known. */
  readonly firstWithOwn: readonly CandidateId[] | null
}

/** The result as each persona, or each person, sees it, from the first votes. */
export function OpinionsCard({ evaluation, leaderId, naming, asTable }: Props) {
  const [groups, setGroups] = useState<'personas' | 'people'>('personas')
  const rows = useMemo(
    () => (groups === 'personas' ? personaRows(evaluation) : personRows(evaluation)),
    [evaluation, groups],
  )
  const takenOut = evaluation.votesInShort !== undefined
  const finding =
    rows.length === 0 && takenOut
      ? `Result by ${groups === 'personas' ? 'persona' : 'person'}`
      : opinionsFinding(rows, groups, leaderId, naming.nameOf)

  return (
    <section className="card" aria-labelledby="opinions">
      <div className="row gap3">
        <h2 id="opinions" className="grow">
          {finding}
        </h2>
        {!asTable && rows.length > 0 && (
          <CopyPicture
            legend={scoredCandidates(evaluation).map(({ id }) => naming.candidate(id))}
          />
        )}
      </div>
      <div className={css['keyRow']}>
        <span className="xs ink3">
          First votes, same weights
          {takenOut && groups === 'personas' && '; personas with one voter left out'}
        </span>
        <Segmented
          label="Result by"
          value={groups}
          options={[
            { value: 'personas', label: 'Personas' },
            { value: 'people', label: 'People' },
          ]}
          onChange={setGroups}
        />
      </div>
      <ScrollRegion label="Result by persona or person" className={css['cardScroll'] ?? ''}>
        {rows.length === 0 && takenOut ? (
          <p className="ink3">Who voted what is not in this file.</p>
        ) : asTable ? (
          <OpinionTable rows={rows} groups={groups} naming={naming} />
        ) : (
          <DotRows rows={rows.map((row) => dotRow(row, naming))} label={finding} />
        )}
      </ScrollRegion>
    </section>
  )
}

function personaRows(evaluation: Evaluation): Row[] {
  const names = new Map(evaluation.personas.map(({ id, name }) => [id, name]))
  return resultsByPersona(evaluation)
    .filter(({ opinion }) => opinion.totals.size > 0)
    .map(({ personaId, opinion }) => ({
      id: personaId ?? 'none',
      name: personaId === null ? 'Without persona' : (names.get(personaId) ?? ''),
      opinion,
      firstWithOwn: null,
    }))
}

function personRows(evaluation: Evaluation): Row[] {
  const { participants } = evaluation
  const short = roomNames(participants.map(({ name }) => name))
  const names = new Map(participants.map(({ id }, i) => [id, short[i] ?? '']))
  return resultsByPerson(evaluation).map((row) => ({
    id: row.participantId,
    name: names.get(row.participantId) ?? '',
    opinion: row.withAgreedWeights,
    firstWithOwn: row.withOwnWeights?.firstIds ?? null,
  }))
}

function dotRow({ id, name, opinion }: Row, naming: Naming): DotRow {
  return {
    id,
    name,
    firstIds: opinion.firstIds,
    dots: [...opinion.totals].map(([candidateId, total]) => ({
      candidate: naming.candidate(candidateId),
      total,
    })),
  }
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly groups: 'personas' | 'people'
  readonly naming: Naming
}

function OpinionTable({ rows, groups, naming }: TableProps) {
  const candidateIds = [...new Set(rows.flatMap(({ opinion }) => [...opinion.totals.keys()]))]
  const namesOf = (ids: readonly CandidateId[]) => joinNames(ids.map(naming.nameOf))
  return (
    <table className={css['plain']}>
      <thead>
        <tr>
          <th scope="col">{groups === 'personas' ? 'Persona' : 'Person'}</th>
          <th scope="col">First</th>
          {groups === 'people' && <th scope="col">Own weights</th>}
          {candidateIds.map((id) => (
            <th
              key={id}
              scope="col"
              className={`num ${css['candidateHead']}`}
              title={naming.nameOf(id)}
            >
              <bdi>{naming.nameOf(id)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, opinion, firstWithOwn }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <bdi>{namesOf(opinion.firstIds)}</bdi>
            </td>
            {groups === 'people' && (
              <td>
                <bdi>{firstWithOwn ? namesOf(firstWithOwn) : 'not known'}</bdi>
              </td>
            )}
            {candidateIds.map((candidateId) => {
              const total = opinion.totals.get(candidateId)
              return (
                <td key={candidateId} className="num">
                  {total === undefined ? '–' : formatPoints(total)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
