/**
 * The second window after the reveal: one cell with everybody's dot.
 */
import { askFirst } from '#shared/domain/agreement/ask-first'
import { discussionItems } from '#shared/domain/agreement/discussion-items'
import { agreementCounts } from '#shared/domain/agreement/discussion-list'
import { cannotChangeResult } from '#shared/domain/agreement/skipping'
import { agreementLevel, spreads } from '#shared/domain/agreement/spread'
import { capitalised, counted, countWord, formatPoints, joinFewNames } from '#shared/domain/format'
import type { CandidateId, CriterionId } from '#shared/domain/ids'
import type { RoomEvaluation } from '#shared/domain/projector/room'
import type { ProjectorView, RoomVote } from '#shared/domain/projector/view'
import {
  type CastVote,
  cellKey,
  countingVotes,
  secondVotes,
  voters,
} from '#shared/domain/scoring/rounds'
import { nameLetters, roomNames } from '#shared/domain/short-names'

/** The named cell, or the first that is not settled; words where nothing needs talking about. */
export function discussionView(evaluation: RoomEvaluation, item: string): ProjectorView {
  const all = spreads(evaluation)
  const items = discussionItems(evaluation, all)
  const open = items.find(({ discussion }) => (discussion?.outcome ?? 'open') === 'open')
  const fallback = open ?? items[0]
  const [candidateId, criterionId] = item.split('.', 2)
  const cell = cellOf(evaluation, candidateId, criterionId)
  const shown = cell ?? cellOf(evaluation, fallback?.candidateId, fallback?.criterionId)
  if (!shown) {
    const { agreed, cells } = agreementCounts(all)
    return {
      kind: 'words',
      title: 'All scores are revealed',
      text: `We agree on ${agreed} of ${counted(cells, 'cell', 'cells')}.`,
    }
  }
  const at = items.findIndex(
    (one) => one.candidateId === shown.candidate.id && one.criterionId === shown.criterion.id,
  )
  return cellView(evaluation, shown, at < 0 ? '' : `Cell ${at + 1} of ${items.length}`)
}

interface Shown {
  readonly candidate: RoomEvaluation['candidates'][number]
  readonly criterion: RoomEvaluation['criteria'][number]
}

function cellOf(
  { candidates, criteria }: RoomEvaluation,
  candidateId: string | undefined,
  criterionId: string | undefined,
): Shown | null {
  const candidate = candidates.find(({ id }) => id === candidateId)
  const criterion = criteria.find(({ id }) => id === criterionId)
  return candidate && criterion ? { candidate, criterion } : null
}

function cellView(
  evaluation: RoomEvaluation,
  { candidate, criterion }: Shown,
  place: string,
): ProjectorView {
  const key = cellKey(candidate.id, criterion.id)
  const first = countingVotes(evaluation).get(key)?.votes ?? []
  const second = secondVotes(evaluation).get(key)?.votes ?? []
  const again = new Map(second.map((vote) => [vote.participantId, vote]))
  const newcomers = second.filter(
    ({ participantId }) => !first.some((vote) => vote.participantId === participantId),
  )
  const cast = [...first.map((vote) => again.get(vote.participantId) ?? vote), ...newcomers]
  const votes = votesOf(evaluation, cast, again)
  const numbers = votes.map(({ vote }) => vote)
  const discussion = discussionOf(evaluation, candidate.id, criterion.id)
  const shorts = shortNames(evaluation)
  return {
    kind: 'cell',
    candidate: { id: candidate.id, name: candidate.name, slot: candidate.slot },
    criterion: criterion.name,
    anchors: { 1: criterion.anchors[1], 3: criterion.anchors[3], 5: criterion.anchors[5] },
    votes,
    level: agreementLevel(numbers.length > 0 ? Math.max(...numbers) - Math.min(...numbers) : 0),
    about: aboutVotes(votes, second.length > 0, cast.length - votes.length),
    place,
    agreed:
      discussion?.outcome === 'agreed' && discussion.agreed !== null
        ? `Agreed: ${formatPoints(discussion.agreed).replace(/\.00$/, '')}`
        : discussion?.outcome === 'skipped'
          ? skippedWords(evaluation, candidate.id, criterion.id)
          : '',
    ask: askFirst(evaluation, candidate.id, criterion.id),
    dissent: (discussion?.dissent ?? []).map(({ participantId, score }) => ({
      name: shorts.get(participantId)?.name ?? '',
      score,
    })),
  }
}

function discussionOf(
  { discussions }: RoomEvaluation,
  candidateId: CandidateId,
  criterionId: CriterionId,
) {
  return discussions.find(
    (row) => row.candidateId === candidateId && row.criterionId === criterionId,
  )
}

function skippedWords(
  evaluation: RoomEvaluation,
  candidateId: CandidateId,
  criterionId: CriterionId,
): string {
  const spread = spreads(evaluation).find(
    (row) => row.candidateId === candidateId && row.criterionId === criterionId,
  )
  if (!spread) return 'Skipped'
  return cannotChangeResult(spread)
    ? 'Skipped, it cannot change the result'
    : 'Skipped, the mean stays'
}

function shortNames(evaluation: RoomEvaluation) {
  const people = voters(evaluation)
  const whole = people.map(({ name }) => name)
  const [names, letters] = [roomNames(whole), nameLetters(whole)]
  return new Map(
    people.map(({ id }, i) => [id, { name: names[i] ?? '', letters: letters[i] ?? '' }]),
  )
}

/** Scores only, in the order of the participants; first votes among second ones are marked. */
function votesOf(
  evaluation: RoomEvaluation,
  cast: readonly CastVote[],
  again: ReadonlyMap<string, CastVote>,
): RoomVote[] {
  const by = new Map(cast.map((vote) => [vote.participantId, vote.vote]))
  return [...shortNames(evaluation)].flatMap(([id, signs]) => {
    const vote = by.get(id)
    if (typeof vote !== 'number') return []
    const isFirst = again.size > 0 && !again.has(id)
    return [{ id, ...signs, vote, ...(isFirst ? { isFirst } : {}) }]
  })
}

function aboutVotes(votes: readonly RoomVote[], isAgain: boolean, abstained: number): string {
  const cannot = abstained > 0 ? `, ${countWord(abstained)} cannot judge` : ''
  const first = votes.filter(({ isFirst }) => isFirst)
  const second = votes.filter(({ isFirst }) => !isFirst)
  if (first.length === 0)
    return capitalised(`${isAgain ? 'second' : 'first'} votes, ${inWords(votes.length)}${cannot}`)
  if (second.length === 0) return `First votes, ${inWords(first.length)}${cannot}`
  // The smaller group by name, so that the room can tell them apart.
  const [from, of] =
    first.length <= second.length
      ? [`, ${inWords(second.length)}`, ` of ${namesOf(first)}`]
      : [` of ${namesOf(second)}`, `, ${inWords(first.length)}`]
  const firstVotes = first.length === 1 ? 'first vote' : 'first votes'
  return `Second ${second.length === 1 ? 'vote' : 'votes'}${from}; ${firstVotes}${of}${cannot}`
}

const inWords = (count: number) => `${countWord(count)} ${count === 1 ? 'person' : 'people'}`
const namesOf = (votes: readonly RoomVote[]) => joinFewNames(votes.map(({ name }) => name))
