/** Beginning from a table that somebody has already: criteria, candidates, weights, perhaps scores. */
import type { Evaluation } from '#shared/domain/evaluation'
import { CandidateId, CriterionId, ParticipantId, RoundId } from '#shared/domain/ids'
import { type Beginning, startBlank } from '#shared/domain/starting'
import { scaleMax, scaleMin } from '#shared/domain/values'

type Cell = string | number | null

/** A table with criteria in rows and candidates in columns. */
export interface StartMatrix {
  readonly candidates: readonly string[]
  readonly criteria: readonly {
    readonly name: string
    /** In whatever unit the table has; null without one. */
    readonly weight: number | null
    /** One per candidate; null where the table has no number. */
    readonly scores: readonly (number | null)[]
  }[]
}

/** More than any workshop needs; a whole sheet pasted by mistake is refused. */
const most = 100

const weightWord = /^(?:weight|weighting|gewicht|gewichtung|poids|peso)\b/i

/**
 * What a pasted table says. Criteria are in rows, unless a row is called "Weight": then they are
 * in columns. A column or row of weights is found by its name; sums are left out.
 *
 * @returns null for what has no candidate or no criterion, or far too many
 */
export function startMatrix(
  rows: readonly (readonly Cell[])[],
  flipped = false,
): StartMatrix | null {
  const table = rows.filter((row) => row.some((cell) => cell !== null))
  const lies = table.slice(1).some((row) => weightWord.test(String(row[0] ?? '')))
  const upright = lies === flipped ? table : transposed(table)
  const [head = [], ...body] = upright
  const weightAt = head.findIndex((cell, i) => i > 0 && weightWord.test(String(cell ?? '')))
  const columns = head.flatMap((cell, i) =>
    i > 0 && i !== weightAt && cell !== null ? [{ i, name: String(cell).trim() }] : [],
  )
  const criteria = body.flatMap((row) => {
    const name = String(row[0] ?? '').trim()
    if (name === '' || /^(?:sum|total|summe|gesamt)\b/i.test(name)) return []
    const weight = row[weightAt]
    return [
      {
        name,
        weight: weightAt > 0 && typeof weight === 'number' && weight >= 0 ? weight : null,
        scores: columns.map(({ i }) => {
          const score = row[i]
          return typeof score === 'number' ? score : null
        }),
      },
    ]
  })
  if (columns.length === 0 || criteria.length === 0) return null
  if (columns.length > most || criteria.length > most) return null
  return { candidates: columns.map(({ name }) => name), criteria }
}

function transposed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null))
}

/** Whether the numbers of a table can stand as votes: whole, from 1 to 5, at least one. */
export function hasVotes({ criteria }: StartMatrix): boolean {
  const scores = criteria.flatMap((row) => row.scores.filter((score) => score !== null))
  return (
    scores.length > 0 &&
    scores.every((score) => Number.isInteger(score) && score >= scaleMin && score <= scaleMax)
  )
}

/**
 * With the criteria, candidates and weights of a table. Weights become points that sum to 100,
 * not locked: the group has yet to agree.
 *
 * @param voter who gave the numbers; null to leave them out. As votes they are revealed, as
 *   everybody who has the table has seen them
 */
export function startFromTable(
  matrix: StartMatrix,
  voter: string | null,
  beginning: Beginning,
): Evaluation {
  const blank = startBlank(beginning)
  const criterionId = (i: number) => CriterionId.parse(`c${i + 1}`)
  const candidateId = (i: number) => CandidateId.parse(`t${i + 1}`)
  const sum = matrix.criteria.reduce((total, { weight }) => total + (weight ?? 0), 0)
  const base: Evaluation = {
    ...blank,
    candidates: matrix.candidates.map((name, i) => ({
      id: candidateId(i),
      name,
      edition: '',
      sourcing: 'open-source',
      componentIds: [],
      useCaseIds: [],
      toolIds: [],
      slot: i,
      withdrawn: null,
      note: '',
    })),
    criteria: matrix.criteria.map(({ name }, i) => ({
      id: criterionId(i),
      name,
      question: '',
      group: '',
      direction: 'benefit',
      useCaseIds: [],
      anchors: { 1: '', 2: '', 3: '', 4: '', 5: '' },
    })),
    weighting: {
      ...blank.weighting,
      agreed:
        sum > 0
          ? Object.fromEntries(
              matrix.criteria.map(({ weight }, i) => [criterionId(i), ((weight ?? 0) / sum) * 100]),
            )
          : null,
    },
  }
  if (voter === null || !hasVotes(matrix)) return base
  const [participantId, roundId] = [ParticipantId.parse('p1'), RoundId.parse('r1')]
  const at = beginning.createdAt
  return {
    ...base,
    participants: [
      { id: participantId, name: voter, role: '', personaId: null, kind: 'voter', leftAt: null },
    ],
    rounds: [{ id: roundId, number: 1, kind: 'first', openedAt: at, revealedAt: at }],
    scorecards: matrix.candidates.map((_, i) => ({
      roundId,
      participantId,
      candidateId: candidateId(i),
      votes: Object.fromEntries(
        matrix.criteria.flatMap(({ scores }, k) => {
          const score = scores[i] ?? null
          return score === null ? [] : [[criterionId(k), score]]
        }),
      ),
      reasons: {},
    })),
  }
}
