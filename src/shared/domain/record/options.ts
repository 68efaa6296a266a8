/** Proof: the options, those knocked out and why, and how each did on the must-haves. */
import { componentName } from '#shared/domain/components'
import { insideSentence, joinNames } from '#shared/domain/format'
import type { ParticipantId } from '#shared/domain/ids'
import type { Candidate, Screening } from '#shared/domain/options'
import type { Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { inPieces, list, note, part, section, table, text } from '#shared/domain/record/section'
import { selectionStory } from '#shared/domain/record/selection'
import { joined, said, signSpan, words } from '#shared/domain/record/words'
import { excludedCandidates, openQuestions, unansweredMustHaves } from '#shared/domain/screening'
import type { Sourcing } from '#shared/domain/values'

/** How a candidate would come to us, as a table has it. */
export const sourcingNames: Readonly<Record<Sourcing, string>> = {
  'open-source': 'open source',
  buy: 'bought',
  build: 'built in-house',
  keep: 'kept as it is',
}

export function optionsSection(facts: RecordFacts): Section {
  if (facts.evaluation.candidates.length === 0)
    return section('options', 'Options and must-haves', [])
  return section(
    'options',
    'Options and must-haves',
    [],
    [
      part('From the long list to the short one', [list(selectionStory(facts))]),
      part('Considered', [consideredTable(facts)]),
      ...(facts.tools.size === 0 ? [] : [part('What is known of the tools', [toolTable(facts)])]),
      part('Knocked out, and why', [knockedOut(facts)]),
      part('Must-haves', [...mustHaveBlocks(facts)]),
      part('Open questions', [openQuestionList(facts)]),
    ],
  )
}

/** Which candidate is made of what; a bundle names its tools. */
function nameOf({ id, scoredAs, toolIds }: Candidate, { names, tools }: RecordFacts): Words {
  const parts = toolIds.flatMap((one) => tools.get(one)?.name ?? [])
  const bundle: Words = parts.length < 2 ? [] : words` (a bundle of ${said(joinNames(parts))})`
  const before: Words = scoredAs === undefined ? [] : words` (scored as ${said(scoredAs)})`
  return words`${names.candidate(id)}${bundle}${before}`
}

/** Each tool once, with what the catalogue knew of it and when. */
function toolTable({ tools }: RecordFacts) {
  const isTold = [...tools.values()].some(({ fate }) => fate !== null)
  return table(
    'Facts of the catalogue, with the date of the evidence',
    [
      text('Tool', 2.2),
      text('First release', 1.8),
      text('Governance', 2),
      text('Licence', 2),
      text('Reach', 1.9),
      text('Status', 1.8),
      ...(isTold ? [text('What became of it', 2.8)] : []),
    ],
    [...tools.values()].map(({ name, firstRelease, governance, licence, reach, status, fate }) => [
      [said(name)],
      [firstRelease],
      [said(governance)],
      [said(licence)],
      [reach],
      [status],
      ...(isTold ? [fate === null ? [] : [said(fate)]] : []),
    ]),
  )
}

function consideredTable(facts: RecordFacts) {
  const { evaluation, names } = facts
  const out = new Set(excludedCandidates(evaluation).map(({ candidateId }) => candidateId))
  return table(
    'All options that were considered',
    [
      text('Option', 3),
      text('Edition', 3),
      text('Comes to us', 1.8),
      text('Fills', 2.8),
      text('Serves', 2.6),
      text('Scored', 1.2),
    ],
    evaluation.candidates.map((candidate: Candidate) => [
      nameOf(candidate, facts),
      candidate.edition.trim() === '' ? [] : [said(candidate.edition)],
      [sourcingNames[candidate.sourcing]],
      [candidate.componentIds.map(componentName).join(', ') || 'not recorded'],
      [candidate.useCaseIds.map((id) => names.useCase(id)).join(', ') || 'no use case'],
      [out.has(candidate.id) ? 'no, out' : 'yes'],
    ]),
  )
}

function knockedOut({ evaluation, names }: RecordFacts) {
  const out = excludedCandidates(evaluation)
  if (out.length === 0) return list([['No option was knocked out.']])
  const texts = new Map(evaluation.mustHaves.map(({ id, text: wanted }) => [id, wanted]))
  const sayers = new Map(
    evaluation.screening.map((row) => [`${row.candidateId} ${row.mustHaveId}`, row.byId]),
  )
  return list(
    out.map(({ candidateId, failed, withdrawn }) => {
      const reasons = failed.map(
        ({ mustHaveId, reason }) =>
          words`fails “${said(texts.get(mustHaveId) ?? '')}”. Reason: ${said(reason)}${saidBy(reason, sayers.get(`${candidateId} ${mustHaveId}`) ?? null, names)}`,
      )
      const taken =
        withdrawn === null ? [] : [words`was taken off the shortlist. Reason: ${said(withdrawn)}`]
      return words`${names.candidate(candidateId)} ${joined([...reasons, ...taken], ' It also ')}`
    }),
  )
}

/** " Said by Priya Raman.", after the end of what was said. Nothing where nobody is recorded. */
function saidBy(reason: string, byId: ParticipantId | null, names: RecordFacts['names']): Words {
  const end = /[.!?…]$/.test(reason.trim()) ? '' : '.'
  return byId === null ? [] : words`${end} Said by ${names.person(byId)}.`
}

const answerWords: Readonly<Record<Screening['answer'], Words>> = {
  pass: [signSpan('pass')],
  fail: [signSpan('fail')],
  unknown: ['? unknown'],
  'not-applicable': ['– n/a'],
}

const mostColumns = 6

function mustHaveBlocks({ evaluation, names }: RecordFacts) {
  const { mustHaves, candidates, screening } = evaluation
  const code = new Map(mustHaves.map(({ id }, i) => [id, `M${i + 1}`]))
  const answers = new Map(screening.map((row) => [`${row.candidateId} ${row.mustHaveId}`, row]))
  const answer = (candidate: Candidate, id: string): Words => {
    const row = answers.get(`${candidate.id} ${id}`)
    return row ? answerWords[row.answer] : ['not asked']
  }
  const pieces = inPieces(mustHaves, mostColumns)
  const reasons = screening.flatMap((row): Words[] => {
    const known = code.get(row.mustHaveId)
    const there = candidates.some(({ id }) => id === row.candidateId)
    if (row.reason.trim() === '' || row.answer === 'fail' || !known || !there) return []
    return [
      words`${names.candidate(row.candidateId)}, ${known} ${insideSentence(row.answer.replace('-', ' '))}: ${said(row.reason)}${saidBy(row.reason, row.byId, names)}`,
    ]
  })
  return [
    list(
      mustHaves.map(({ id, text: wanted, ownerId }) => {
        const owner: Words = ownerId === null ? [] : words` (settled by ${names.person(ownerId)})`
        return words`${code.get(id) ?? ''}: ${said(wanted)}${owner}`
      }),
    ),
    ...pieces.map((piece) =>
      table(
        'How each option did on the must-haves',
        [text('Option', 3), ...piece.map(({ id }) => text(code.get(id) ?? '', 1.4))],
        candidates.map((candidate) => [
          [names.candidate(candidate.id)],
          ...piece.map(({ id }) => answer(candidate, id)),
        ]),
      ),
    ),
    list(reasons),
  ]
}

const verdicts = {
  pass: 'which it passed',
  fail: 'which it failed',
  'not-measured': 'for which there is no measurement',
  'not-measurable': 'which could not be measured',
}

function openQuestionList({ evaluation, names }: RecordFacts) {
  const { mustHaves, trials } = evaluation
  const texts = new Map(mustHaves.map(({ id, text: wanted }) => [id, wanted]))
  const measures = new Map(
    trials.flatMap(({ successCriteria }) =>
      successCriteria.map(({ id, measure }): [string, string] => [id, measure]),
    ),
  )
  const open = openQuestions(evaluation).map((row) => {
    const settled: Words =
      row.settledBy === null
        ? words`To be settled by ${row.ownerId === null ? 'nobody yet' : names.person(row.ownerId)}.`
        : words`Settled by the trial test “${said(measures.get(row.settledBy) ?? '')}”, ${row.verdict === null ? 'which has no result yet' : verdicts[row.verdict]}.`
    return words`${names.candidate(row.candidateId)}: “${said(texts.get(row.mustHaveId) ?? '')}” is still unknown. ${settled}`
  })
  const unasked = unansweredMustHaves(evaluation).length
  const rest: Words[] =
    unasked === 0
      ? []
      : [
          [
            `${unasked} ${unasked === 1 ? 'pair' : 'pairs'} of an option and a must-have have not been looked at.`,
          ],
        ]
  if (open.length + rest.length === 0)
    return evaluation.mustHaves.length === 0
      ? null
      : note(['Every must-have has an answer for every option in the running.'])
  return list([...open, ...rest])
}
