/** Appendix: the method in words, votes if that was agreed, a glossary, signatures. */
import { capitalised, formatDay, formatPoints } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import { groupedBy } from '#shared/domain/grouping'
import type { Scorecard } from '#shared/domain/judgement'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { glossaryTerms, methodSentences } from '#shared/domain/record/method'
import {
  figures,
  inPieces,
  list,
  pairs,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { listed, said, words } from '#shared/domain/record/words'
import { type SignatureState, signatureStates, signatureWords } from '#shared/domain/signatures'
import { votesAgreed } from '#shared/domain/votes-agreed'
import { voters } from '#shared/domain/scoring/rounds'
import { areWeightsRevealed, groupWeights } from '#shared/domain/weighting/group'

export function appendixSections(facts: RecordFacts): Section[] {
  return [
    section('method', 'Method in words', [list(methodSentences.map((sentence) => [sentence]))]),
    votesSection(facts),
    section('glossary', 'Glossary', [
      pairs(glossaryTerms.map(([term, meaning]) => [term, [meaning]])),
    ]),
    signaturesSection(facts),
  ]
}

/** Whether the record shows who voted what: only if that was agreed, and revealed. */
export function showsVotes({ evaluation, revealed }: RecordFacts): boolean {
  return evaluation.frame.votesInRecord && revealed
}

const mostAcross = 8

function votesSection(facts: RecordFacts): Section {
  const { evaluation, blind } = facts
  const heading = 'Votes by person'
  const agreed = votesAgreed(evaluation)
  if (!agreed)
    return section('votes', heading, [
      paragraph([
        'Private votes are not part of this record: nobody agreed beforehand to show them.',
      ]),
    ])
  return section(
    'votes',
    heading,
    [paragraph([`${capitalised(agreed.words)}.`]), ...blind.map((line) => paragraph([line]))],
    [
      ...(areWeightsRevealed(evaluation) ? [part('Weights', weightVoteTables(facts))] : []),
      ...evaluation.rounds
        .filter(({ revealedAt }) => revealedAt !== null)
        .map(({ id, number, kind }) =>
          part(`Round ${number}${kind === 'second' ? ', second votes' : ''}`, [
            ...roundTables(
              evaluation.scorecards.filter(({ roundId }) => roundId === id),
              facts,
            ),
          ]),
        ),
    ],
  )
}

function weightVoteTables({ evaluation, names }: RecordFacts): (Block | null)[] {
  const rows = groupWeights(evaluation)
  return inPieces(voters(evaluation), mostAcross).map((people) =>
    table(
      'Weights in points of 100 by person',
      [text('Criterion', 4), ...people.map(({ id }) => figures([names.person(id)], 2))],
      rows.map(({ criterionId, votes }) => [
        [names.criterion(criterionId)],
        ...people.map(({ id }): Words => {
          const vote = votes.find(({ participantId }) => participantId === id)
          return [vote ? formatPoints(vote.points) : '–']
        }),
      ]),
    ),
  )
}

/** One table per candidate and eight people, then the reasons that people typed. */
function roundTables(cards: readonly Scorecard[], facts: RecordFacts): (Block | null)[] {
  const { evaluation, names } = facts
  const byCandidate = groupedBy(cards, ({ candidateId }) => candidateId)
  const order = evaluation.candidates.filter(({ id }) => byCandidate.has(id))
  return order.flatMap(({ id }) => {
    const own = new Map((byCandidate.get(id) ?? []).map((card) => [card.participantId, card]))
    const asked = evaluation.criteria.filter((row) =>
      [...own.values()].some(({ votes }) => votes[row.id] !== undefined),
    )
    const people = voters(evaluation).filter((person) => own.has(person.id))
    return [
      ...inPieces(people, mostAcross).map((some) =>
        table(
          words`Votes on ${names.candidate(id)}`,
          [text('Criterion', 4), ...some.map((person) => figures([names.person(person.id)], 2))],
          asked.map((criterion) => [
            [names.criterion(criterion.id)],
            ...some.map((person): Words => [voteText(own.get(person.id)?.votes[criterion.id])]),
          ]),
        ),
      ),
      list(people.flatMap((person) => reasonsOf(person, own.get(person.id), facts))),
    ]
  })
}

const voteText = (vote: number | null | undefined) =>
  vote === undefined ? '–' : vote === null ? '?' : String(vote)

function reasonsOf(
  person: Participant,
  card: Scorecard | undefined,
  { evaluation, names }: RecordFacts,
): Words[] {
  return evaluation.criteria.flatMap(({ id }) => {
    const reason = card?.reasons[id]?.trim() ?? ''
    return reason === ''
      ? []
      : [words`${names.person(person.id)}, ${names.criterion(id)}: “${said(reason)}”`]
  })
}

function signaturesSection({ evaluation, names }: RecordFacts): Section {
  const { frame } = evaluation
  const states = signatureStates(evaluation)
  const signed = new Map(states.map((state) => [state.participantId, state]))
  const people = evaluation.participants.filter(
    ({ id, kind }) => kind === 'voter' || id === frame.ownerId || signed.has(id),
  )
  return section('signatures', 'Signatures', [
    table(
      'Signatures',
      [
        text('Name', 3),
        text('Role', 3),
        text('Signed in the file', 2),
        text('Signature and date', 5),
      ],
      people.map(({ id, name, role }) => [
        [said(name)],
        [said(role), ...(id === frame.ownerId ? [', decision owner'] : [])],
        [signedInFile(signed.get(id))],
        [],
      ]),
    ),
    ...earlierTexts(states, names.person),
  ])
}

function signedInFile(state: SignatureState | undefined): string {
  if (!state) return 'no'
  return state.of === 'not-recorded' ? 'yes, day not recorded' : signatureWords(state)
}

/** The words of signatures that were given before the text was changed, each once. */
function earlierTexts(
  states: readonly SignatureState[],
  person: RecordFacts['names']['person'],
): (Block | null)[] {
  const earlier = states.flatMap(({ of, signed }) =>
    signed !== null && of === 'earlier-text' ? [signed] : [],
  )
  const texts = groupedBy(earlier, ({ chosen, statement, because }) =>
    JSON.stringify([chosen, statement, because]),
  )
  return [...texts.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const who = listed(
      group.map(
        ({ participantId, at }) => words`${person(participantId)} on ${formatDay(at.slice(0, 10))}`,
      ),
    )
    return [
      paragraph(
        words`The earlier text, signed by ${who}: ${said(first.statement)} Because: ${said(first.because)} Chosen: ${said(first.chosen)}.`,
      ),
    ]
  })
}
