/** Committee: who decided, who disagrees, and how much everybody stands behind it. */
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  capitalised,
  counted,
  countWord,
  formatDay,
  formatPoints,
  insideSentence,
} from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import { groupedBy } from '#shared/domain/grouping'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { figures, note, pairs, paragraph, section, table } from '#shared/domain/record/section'
import type { ParticipantId } from '#shared/domain/ids'
import { joined, listed, plainText, said, strong, words } from '#shared/domain/record/words'
import { type EarlierPoll, earlierPolls, supportNames, supportPoll } from '#shared/domain/support'
import { voters, votersWithoutVote } from '#shared/domain/scoring/rounds'

/** With more people than this only names are given; roles are with the signatures. */
const mostWithRole = 14

export function whoDecidedSection(facts: RecordFacts): Section {
  const { evaluation, names } = facts
  const { participants } = evaluation
  const all = voters(evaluation)
  const roles = participants.length <= mostWithRole
  const silent = votersWithoutVote(evaluation)
  const groups = groupedBy(all, ({ personaId }) => personaId)
  const named = evaluation.personas.flatMap(({ id, name }): [Words, Words][] => {
    const members = groups.get(id) ?? []
    return members.length === 0 ? [] : [[[said(name)], peopleWords(members, roles, silent)]]
  })
  const known = new Set(evaluation.personas.map(({ id }) => id))
  const others = all.filter(({ personaId }) => personaId === null || !known.has(personaId))
  const observers = participants.filter(({ kind }) => kind === 'observer')
  const rows: [Words | string, Words][] = [
    ...named,
    ...(others.length > 0
      ? [
          [named.length > 0 ? 'Other voters' : 'Voters', peopleWords(others, roles, silent)] as [
            string,
            Words,
          ],
        ]
      : []),
    ...(observers.length > 0
      ? [['Without a vote', peopleWords(observers, roles, silent)] as [string, Words]]
      : []),
  ]
  if (participants.length === 0) return section('who-decided', 'Who decided', [])
  const single = evaluation.personas.filter(({ id }) => groups.get(id)?.length === 1)
  const gaps = coverage(evaluation).personasWithoutVoter
  const somebodyNamed = evaluation.useCases.some(({ personaId }) => personaId !== null)
  const none = somebodyNamed
    ? ['None. Every persona named in a use case has a voter.']
    : ['No use case names a persona, so nobody can be missing.']
  const missing: Words =
    gaps.length > 0
      ? words`${listed(gaps.map((id) => [names.persona(id)]))} ${gaps.length === 1 ? 'is' : 'are'} named in use cases and ${gaps.length === 1 ? 'has' : 'have'} no voter.`
      : none
  const singles: Words =
    single.length > 0
      ? words` ${listed(single.map(({ name }, i) => [said(i === 0 ? name : insideSentence(name))]))} ${single.length === 1 ? 'has' : 'have'} one voter${single.length === 1 ? '' : ' each'}.`
      : []
  return section('who-decided', 'Who decided', [
    pairs([...rows, ['Panel gaps', [...missing, ...singles]]]),
  ])
}

function peopleWords(
  people: readonly {
    readonly id: ParticipantId
    readonly name: string
    readonly role: string
    readonly leftAt: string | null
    readonly setAside?: Participant['setAside']
  }[],
  roles: boolean,
  silent: ReadonlySet<ParticipantId>,
): Words {
  return joined(
    people.map(({ id, name, role, leftAt, setAside }) => [
      said(name),
      ...(role.trim() === '' || !roles ? [] : [', ', said(insideSentence(role.trim()))]),
      ...(leftAt === null ? [] : [' (left early)']),
      ...(setAside ? [' (taken off the panel, votes not counted)'] : []),
      ...(silent.has(id) ? [' (no vote in the blind scoring)'] : []),
    ]),
    roles ? '; ' : ', ',
  )
}

export function dissentSection({ evaluation, names }: RecordFacts): Section {
  const { decision, participants } = evaluation
  const quotes = decision.dissent.map(
    ({ participantId, prefers, reason, wouldChangeMyMind }): Block => {
      const role = participants.find(({ id }) => id === participantId)?.role.trim() ?? ''
      const inRole: Words = role === '' ? [] : [', ', said(insideSentence(role)), ',']
      const preferring: Words =
        prefers === null ? [' disagrees.'] : words` prefers ${names.candidate(prefers)}.`
      return {
        kind: 'quote',
        text: reason.trim() === '' ? 'No reason recorded.' : reason.trim(),
        by: words`${strong(names.person(participantId))}${inRole}${preferring} Would change their mind: ${mind(wouldChangeMyMind)}`,
      }
    },
  )
  const nobody =
    decision.status === 'open' ? null : paragraph(['Nobody recorded a dissent from the decision.'])
  return section('dissent', 'Dissent, in full', [
    ...(quotes.length > 0 ? quotes : [nobody]),
    scoringDissent(evaluation, names.person),
  ])
}

const mind = (text: string): Words =>
  text.trim() === '' ? ['not recorded.'] : words`“${said(text)}”`

/** Who stayed apart from single scores; their words are in the proof. */
function scoringDissent(
  { discussions, rounds }: Evaluation,
  person: RecordFacts['names']['person'],
): Block | null {
  if (!rounds.some(({ revealedAt }) => revealedAt !== null)) return null
  const apart = discussions.filter(({ dissent }) => dissent.length > 0)
  const people = [
    ...new Set(apart.flatMap(({ dissent }) => dissent.map((row) => row.participantId))),
  ]
  if (people.length === 0) return null
  const who: Words =
    people.length > 6 ? [`${people.length} people`] : listed(people.map((id) => [person(id)]))
  return note(
    words`${who} stayed apart from ${counted(apart.length, 'agreed score', 'agreed scores')}; their words are with the scorecard.`,
  )
}

/** So many names still stand side by side as a table. */
const mostSideBySide = 8

export function supportSection({ evaluation, names }: RecordFacts): Section {
  const before = earlierPolls(evaluation).map((earlier) => earlierNote(earlier, names.person))
  const poll = supportPoll(evaluation)
  if (!poll.result) {
    const blind = poll.answered > 0 ? paragraph(['The support poll is still blind.']) : null
    return section('support', 'Support', [blind, ...before])
  }
  const { votes, mean, words: summary } = poll.result
  const firstNames = votes.map(
    ({ participantId }) => plainText([names.person(participantId)]).split(/\s/, 1)[0] ?? '',
  )
  const short =
    new Set(firstNames).size === votes.length && firstNames.every((name) => name.length <= 12)
  const scale = [5, 4, 3, 2, 1].map((level) => `${level} ${supportNames[level] ?? ''}`).join(', ')
  const missing = poll.expected - poll.answered
  const silent =
    missing > 0 ? [`. ${capitalised(countWord(missing))} of ${poll.expected} did not answer`] : []
  if (short && votes.length <= mostSideBySide)
    return section(
      'support',
      [`Support: ${summary}`],
      [
        table(
          'Support by person',
          [...firstNames.map((name) => figures([said(name)])), figures('Mean')],
          [[...votes.map(({ level }) => [String(level)]), [strong(formatPoints(mean))]]],
          { named: false },
        ),
        note([scale, ...silent]),
        ...before,
      ],
    )
  const sorted = votes.toSorted((a, b) => b.level - a.level)
  const levels = groupedBy(sorted, ({ level }) => level)
  return section(
    'support',
    [`Support: ${summary}`],
    [
      pairs(
        [...levels].map(([level, rows]): [string, Words] => [
          `${String(level)}, ${supportNames[level] ?? ''}`,
          joined(
            rows.map(({ participantId }) => [names.person(participantId)]),
            ', ',
          ),
        ]),
      ),
      note([`Mean ${formatPoints(mean)}. ${scale}`, ...silent]),
      ...before,
    ],
  )
}

/** What a poll had said before support was asked for again. */
function earlierNote(
  { day, votes, mean }: EarlierPoll,
  person: RecordFacts['names']['person'],
): Block | null {
  const each = votes.map(
    ({ participantId, level }) => words`${person(participantId)} ${String(level)}`,
  )
  return note(
    words`Asked before, shown on ${formatDay(day)}: ${joined(each, ', ')}; mean ${formatPoints(mean)}.`,
  )
}
