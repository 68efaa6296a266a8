/** Proof: what was discussed, who stayed apart, and the result as each persona sees it. */
import { type PersonaResult, resultsByPersona } from '#shared/domain/agreement/by-person'
import { toldPersonas } from '#shared/domain/agreement/told-personas'
import { counted, formatPoints, formatScore, insideSentence } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import type { Block } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { figures, list, note, paragraph, table, text } from '#shared/domain/record/section'
import { joined, said, words } from '#shared/domain/record/words'
import { rankTotals } from '#shared/domain/scoring/ranking'
import { cellKey } from '#shared/domain/scoring/rounds'

export function discussionBlocks({ evaluation, spreads, names }: RecordFacts): (Block | null)[] {
  const { discussions } = evaluation
  const bySpread = new Map(spreads.map((row) => [cellKey(row.candidateId, row.criterionId), row]))
  const outcomes = { open: 'open', agreed: 'agreed', skipped: 'mean kept' }
  return [
    discussions.length === 0
      ? paragraph(['Nothing was discussed.'])
      : table(
          'Scores that were talked about after the reveal',
          [
            text('Score of', 4),
            text('First votes', 2),
            figures('Mean', 1.2),
            figures('Agreed', 1.5),
            text('Why', 6),
          ],
          discussions.map(({ candidateId, criterionId, outcome, agreed, reason, addedBy }) => {
            const spread = bySpread.get(cellKey(candidateId, criterionId))
            const pulled = addedBy === 'pulled-forward' ? ' (asked for)' : ''
            return [
              words`${names.candidate(candidateId)}, ${names.criterion(criterionId)}`,
              spread ? [`${spread.low} to ${spread.high}, ${spread.level}${pulled}`] : ['no votes'],
              [spread ? formatPoints(spread.mean) : '–'],
              [agreed === null ? outcomes[outcome] : formatScore(agreed)],
              [said(reason)],
            ]
          }),
        ),
  ]
}

export function dissentBlocks({ evaluation, names }: RecordFacts): (Block | null)[] {
  const all = evaluation.discussions.flatMap(({ candidateId, criterionId, agreed, dissent }) =>
    dissent.map(({ participantId, score, reason }) => {
      const from = agreed === null ? '' : ` instead of ${formatScore(agreed)}`
      return words`${names.person(participantId)} stays at ${formatScore(score)}${from} for ${names.candidate(candidateId)}, ${names.criterion(criterionId)}: “${said(reason)}”`
    }),
  )
  return [all.length === 0 ? paragraph(['Nobody stayed apart from an agreed score.']) : list(all)]
}

/** Of more candidates only the first are told. */
const mostTotals = 5

export function personaBlocks(facts: RecordFacts): (Block | null)[] {
  const { evaluation, names, result } = facts
  const { told, heldBack } = toldPersonas(evaluation)
  const shown = evaluation.frame.votesInRecord
    ? resultsByPersona(evaluation).filter(({ opinion }) => opinion.totals.size > 0)
    : told
  const hidden = heldBack.filter((row) => !shown.includes(row))
  return [
    table(
      'First places and totals by persona, from the first votes with the agreed weights',
      [
        text('Persona', 3),
        figures('Voters', 1),
        text('Comes first', 3),
        text(result.ranking.length > mostTotals ? 'Highest totals' : 'Totals', 6),
      ],
      shown.map(({ personaId, members, opinion }) => [
        personaId === null ? ['no persona'] : [names.persona(personaId)],
        [String(members.length)],
        joined(
          opinion.firstIds.map((id) => [names.candidate(id)]),
          ', ',
        ),
        joined(
          placed(opinion.totals)
            .slice(0, mostTotals)
            .map(
              ({ candidateId, total }) =>
                words`${names.candidate(candidateId)} ${formatPoints(total)}`,
            ),
          ', ',
        ),
      ]),
    ),
    servesBoth(facts),
    hidden.length > 0 ? note([heldBackWords(hidden)]) : null,
  ]
}

function heldBackWords(hidden: readonly PersonaResult[]): string {
  const [one, all] = [hidden.length === 1, counted(hidden.length, 'persona', 'personas')]
  return hidden.every(({ members }) => members.length < 2)
    ? `${all} with a single voter ${one ? 'is' : 'are'} left out, because private votes are not part of this record.`
    : `${all} ${one ? 'is' : 'are'} left out, because the totals would give one person’s votes away, and private votes are not part of this record.`
}

const placed = (totals: ReadonlyMap<CandidateId, number>) =>
  rankTotals([...totals].map(([candidateId, total]) => ({ candidateId, total })))

/** Whether what was chosen, or else comes first, serves both people who build models and people who run them. */
function servesBoth({ evaluation, result, names }: RecordFacts): Block | null {
  const candidateId = evaluation.decision.chosenId ?? result.ranking[0]?.candidateId
  if (candidateId === undefined) return null
  const { told } = toldPersonas(evaluation)
  const both = ['ml-researcher', 'software-engineer'].flatMap((id) => {
    const row = told.find(({ personaId }) => personaId === id)
    const persona = evaluation.personas.find((each) => each.id === id)
    const place = row && placed(row.opinion.totals).find((each) => each.candidateId === candidateId)
    return persona && place ? [{ persona, place }] : []
  })
  const [first, second] = both
  if (!first || !second) return null
  const serves = both.every(({ place }) => place.rank <= 2)
  return paragraph(
    words`${serves ? 'Serves both' : 'Does not serve both'}: ${names.candidate(candidateId)} is in place ${String(first.place.rank)} for ${said(insideSentence(first.persona.name))} and in place ${String(second.place.rank)} for ${said(insideSentence(second.persona.name))}.`,
  )
}
