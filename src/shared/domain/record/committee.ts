/**
 * The two pages for who decides: what was decided and because, how sure we are, who decided,
 * dissent, conditions and what happens next.
 */
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  capitalised,
  counted,
  countWord,
  formatDay,
  formatPoints,
  formatWeightAligned,
  insideSentence,
} from '#shared/domain/format'
import { groupedBy } from '#shared/domain/grouping'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import {
  figures,
  list,
  note,
  pairs,
  paragraph,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { trialResultSection } from '#shared/domain/record/trial-result'
import { joined, listed, plainText, said, strong, words } from '#shared/domain/record/words'
import { supportNames, supportPoll } from '#shared/domain/support'
import { voters } from '#shared/domain/scoring/rounds'

/** The sections of the committee pages, each id once, in this order. */
export function committeeSections(facts: RecordFacts): Section[] {
  return [
    decisionSection(facts),
    howSureSection(facts),
    whoDecidedSection(facts),
    dissentSection(facts),
    supportSection(facts),
    trialResultSection(facts),
    consequencesSection(facts.evaluation),
    conditionsSection(facts.evaluation),
    actionsSection(facts),
    reviewSection(facts.evaluation),
    signedSection(facts),
  ]
}

function decisionSection({ evaluation: { decision } }: RecordFacts): Section {
  const { statement, because } = decision
  const reason = because.trim().replace(/^because\s+/i, '')
  return section('decision', 'What we decide', [
    statement.trim() === '' ? null : { kind: 'finding', words: [said(statement)] },
    reason === '' ? null : paragraph(words`${strong('Because')} ${said(insideSentence(reason))}`),
  ])
}

/** The result as a sentence, drawn, and the three facts that tell how far to trust it. */
function howSureSection(facts: RecordFacts): Section {
  const { sentence, names, blind, revealed } = facts
  return section('how-sure', 'How sure we are', [
    { kind: 'finding', words: names.sentence(sentence.text) },
    ...blind.map((line) => paragraph([line])),
    rankingFigure(facts),
    notDrawn(facts),
    revealed ? pairs(sureFacts(facts)) : null,
  ])
}

function rankingFigure(facts: RecordFacts): Block | null {
  const { result, results, stages, names, sentence } = facts
  if (result.ranking.length === 0) return null
  const before = new Map(results.discussed.ranking.map((row) => [row.candidateId, row.total]))
  const afterTrial = stages.includes('trial')
  return {
    kind: 'figure',
    label: `Totals on a scale of 1 to 5${afterTrial ? ', after the trial and before it' : ''}. ${sentence.finding}`,
    figure: {
      kind: 'ranking',
      bars: shownBars(facts).map(({ candidateId, total }) => ({
        ...names.candidateName(candidateId),
        total,
        before: afterTrial ? (before.get(candidateId) ?? null) : null,
      })),
    },
  }
}

/** So many bars leave room for the rest of the page. */
const mostBars = 8

/** The first places, and what was chosen wherever it is. */
function shownBars({ result: { ranking }, evaluation }: RecordFacts) {
  const { chosenId } = evaluation.decision
  return ranking.filter(({ candidateId }, i) => i < mostBars || candidateId === chosenId)
}

function notDrawn(facts: RecordFacts): Block | null {
  const { standings } = facts.result
  const more = standings.length - shownBars(facts).length
  if (more === 0 || facts.result.ranking.length === 0) return null
  return note([`${counted(more, 'more candidate is', 'more candidates are')} in section 4.`])
}

function sureFacts(facts: RecordFacts): [Words, Words][] {
  const { result, basis } = facts
  const rows: [Words, Words][] = []
  if (result.marginPercent !== null)
    rows.push([
      [`${formatWeightAligned(result.marginPercent)} %`],
      ['margin of first over second. Below 10 percent we would call it close.'],
    ])
  if (basis) {
    const { opinion, demo, documentation } = basis.byLevel
    const read = demo + documentation
    const looked = read > 0 ? `, ${countWord(read)} on a demo or documentation` : ''
    const changed =
      basis.changed > 0
        ? ` ${capitalised(countWord(basis.changed))} of the ${countWord(basis.measured)} changed a score.`
        : ''
    rows.push([
      [`${basis.measured} of ${basis.scores}`],
      [
        `scores of the first two rest on a measurement in the evidence ledger${looked}, ${countWord(opinion)} on opinion.${changed}`,
      ],
    ])
  }
  if (basis && basis.changed > 0)
    rows.push([
      [formatPoints(basis.pointsMoved)],
      words`points were moved by ${basis.changed === 1 ? 'this one' : `these ${countWord(basis.changed)}`}.${beforeTrial(facts)}`,
    ])
  return [...rows, ...chosenIsNotFirst(facts)]
}

function beforeTrial({ results, names }: RecordFacts): Words {
  const { ranking, firstIds, margin } = results.discussed
  const [first] = ranking
  if (!first || margin === null) return []
  if (firstIds.length > 1)
    return words` Before the trial, ${listed(firstIds.map((id) => [names.candidate(id)]))} were level.`
  return words` Before the trial, ${names.candidate(first.candidateId)} led by ${formatPoints(margin)}.`
}

/** A decision against the ranking is allowed, and said where the ranking is. */
function chosenIsNotFirst({ evaluation, result, names }: RecordFacts): [Words, Words][] {
  const { chosenId } = evaluation.decision
  if (chosenId === null || result.ranking.length === 0 || result.firstIds.includes(chosenId))
    return []
  const place = result.ranking.find(({ candidateId }) => candidateId === chosenId)
  if (!place)
    return [
      [['–'], words`${names.candidate(chosenId)} was chosen and has no place in the ranking.`],
    ]
  return [
    [
      [`place ${place.rank}`],
      words`of the ranking is where ${names.candidate(chosenId)} stands, which was chosen all the same.`,
    ],
  ]
}

/** With more people than this only names are given; roles are with the signatures. */
const mostWithRole = 14

function whoDecidedSection(facts: RecordFacts): Section {
  const { evaluation, names } = facts
  const { participants } = evaluation
  const all = voters(evaluation)
  const roles = participants.length <= mostWithRole
  const groups = groupedBy(all, ({ personaId }) => personaId)
  const named = evaluation.personas.flatMap(({ id, name }): [Words, Words][] => {
    const members = groups.get(id) ?? []
    return members.length === 0 ? [] : [[[said(name)], peopleWords(members, roles)]]
  })
  const known = new Set(evaluation.personas.map(({ id }) => id))
  const others = all.filter(({ personaId }) => personaId === null || !known.has(personaId))
  const observers = participants.filter(({ kind }) => kind === 'observer')
  const rows: [Words | string, Words][] = [
    ...named,
    ...(others.length > 0
      ? [
          [named.length > 0 ? 'Other voters' : 'Voters', peopleWords(others, roles)] as [
            string,
            Words,
          ],
        ]
      : []),
    ...(observers.length > 0
      ? [['Without a vote', peopleWords(observers, roles)] as [string, Words]]
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
    readonly name: string
    readonly role: string
    readonly leftAt: string | null
  }[],
  roles: boolean,
): Words {
  return joined(
    people.map(({ name, role, leftAt }) => [
      said(name),
      ...(role.trim() === '' || !roles ? [] : [', ', said(insideSentence(role.trim()))]),
      ...(leftAt === null ? [] : [' (left early)']),
    ]),
    roles ? '; ' : ', ',
  )
}

function dissentSection({ evaluation, names }: RecordFacts): Section {
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
    words`${who} stayed apart from ${counted(apart.length, 'agreed score', 'agreed scores')}; their words are in section 4.`,
  )
}

/** So many names still stand side by side as a table. */
const mostSideBySide = 8

function supportSection({ evaluation, names }: RecordFacts): Section {
  const poll = supportPoll(evaluation)
  if (!poll.result) {
    const blind = poll.answered > 0 ? paragraph(['The support poll is still blind.']) : null
    return section('support', 'Support', [blind])
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
    ],
  )
}

const filled = (lines: readonly { readonly text: string }[]) =>
  lines.filter((line) => line.text.trim() !== '').map((line): Words => [said(line.text)])

function consequencesSection({ decision: { good, bad, risks } }: Evaluation): Section {
  return section('consequences', 'What follows', [
    list([
      ...filled(good),
      ...filled(bad),
      ...risks
        .filter((risk) => risk.text.trim() !== '')
        .map((risk) => words`${strong('Risk:')} ${said(insideSentence(risk.text.trim()))}`),
    ]),
  ])
}

function conditionsSection({ decision }: Evaluation): Section {
  const conditions = filled(decision.conditions)
  const heading =
    conditions.length === 0
      ? 'Conditions'
      : `On ${countWord(conditions.length)} ${conditions.length === 1 ? 'condition' : 'conditions'}`
  const none = decision.status === 'open' ? null : paragraph(['No condition recorded.'])
  return section('conditions', heading, [conditions.length > 0 ? list(conditions) : none])
}

function actionsSection({ evaluation, names }: RecordFacts): Section {
  return section('actions', 'Next actions', [
    table(
      'Next actions',
      [text('Action', 6), text('Owner', 3), figures('Due', 2)],
      evaluation.decision.actions.map(({ text: action, ownerId, due, done }) => [
        done ? words`${said(action)} (done)` : [said(action)],
        [ownerId === null ? 'no owner' : names.person(ownerId)],
        [due === null ? 'no date' : formatDay(due)],
      ]),
    ),
  ])
}

function reviewSection({ decision: { reviewDate, triggers } }: Evaluation): Section {
  const all = filled(triggers)
  const by = reviewDate === null ? 'Review date not recorded' : `Review by ${formatDay(reviewDate)}`
  const heading = all.length > 0 ? `${by}${reviewDate === null ? ', but' : ', or sooner'} if` : by
  return section('review', heading, [
    all.length > 0
      ? list(all)
      : paragraph(['No event recorded that would make us look again sooner.']),
  ])
}

function signedSection({ evaluation, names }: RecordFacts): Section {
  const { decision, frame } = evaluation
  const { signedBy, date, supersedes, supersededBy } = decision
  const on = date === null ? '' : `, on ${formatDay(date)}`
  const signed: Words =
    signedBy.length === 0
      ? ['Signatures: not recorded.']
      : words`${listed(signedBy.map((id) => [names.person(id)]))}${on}.`
  const by: Words = supersededBy.trim() === '' ? [] : words` Superseded by: ${said(supersededBy)}.`
  return section('signed', 'Signed', [
    paragraph(signed),
    paragraph(words`Decision owner: ${names.person(frame.ownerId)}.`),
    paragraph(words`Supersedes: ${said(supersedes)}.${by}`),
  ])
}
