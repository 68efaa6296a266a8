/** Proof, second half: the trials, build or buy, the radar, what is expected and what it belongs to. */
import { componentName } from '#shared/domain/components'
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay, formatMeasure } from '#shared/domain/format'
import { blipState, numberedBlips, radarTitle } from '#shared/domain/radar'
import type { Trial } from '#shared/domain/proof'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { sourcingNames } from '#shared/domain/record/options'
import {
  list,
  note,
  figures,
  pairs,
  paragraph,
  part,
  section,
  table,
  text,
} from '#shared/domain/record/section'
import { outcomesInShort, trialTable, when, withUnit } from '#shared/domain/record/trial-result'
import { joined, listed, said, words } from '#shared/domain/record/words'
import { sourcingAdvice, sourcingOutcome } from '#shared/domain/sourcing'
import { trialSummaries, untestedMustUseCases } from '#shared/domain/trials'

export function trialsSection(facts: RecordFacts): Section {
  const { trials } = facts.evaluation
  return section(
    'trials',
    trials.length === 1 ? 'The trial' : 'The trials',
    [],
    [
      ...trials.map((trial) => trialPart(trial, facts)),
      ...(trials.length > 0 ? [part('What nobody tested', [untested(facts)])] : []),
    ],
  )
}

const statusNames: Readonly<Record<Trial['status'], string>> = {
  planned: 'planned',
  running: 'running',
  evaluating: 'being evaluated',
  done: 'done',
  stopped: 'stopped',
}

function trialPart(trial: Trial, { names }: RecordFacts): Section {
  const { personDays, cash, currency } = trial.budget
  const budget = [
    ...(personDays === null ? [] : [`${formatMeasure(personDays)} person-days`]),
    ...(cash === null ? [] : [withUnit(formatMeasure(cash), currency)]),
  ]
  const measured = trial.results.length > 0
  return part(
    [said(trial.title)],
    [
      pairs([
        ['Hypothesis', [said(trial.hypothesis)]],
        ['Scope', [said(trial.scope)]],
        [
          'Candidates',
          trial.candidateIds.length === 0
            ? [said('')]
            : listed(trial.candidateIds.map((id) => [names.candidate(id)])),
        ],
        ['Owner', [names.person(trial.ownerId)]],
        ['Time box', [said(when(trial))]],
        ['Budget', [said(budget.join(', '))]],
        ['Stop rules', joinedOr(trial.stopRules)],
        ['Status', [statusNames[trial.status]]],
        [
          'Outcome',
          measured ? words`${outcomesInShort(trialSummaries(trial), names)}.` : [said('')],
        ],
      ]),
      trialTable(trial, names),
      testsTable(trial, names),
      resultNotes(trial, names),
      table(
        'Log',
        [text('Day', 2), text('By', 2), text('What happened', 8)],
        trial.log.map(({ day, byId, text: entry }) => [
          [formatDay(day)],
          [names.person(byId)],
          [said(entry)],
        ]),
      ),
    ],
  )
}

const joinedOr = (lines: readonly { readonly text: string }[]): Words =>
  lines.length === 0
    ? [said('')]
    : joined(
        lines.map((line) => [said(line.text)]),
        '; ',
      )

/** Which use case, criterion and must-have each test is about. */
function testsTable(trial: Trial, names: RecordFacts['names']) {
  return table(
    'What each test is about',
    [text('Test', 6), text('Use case', 1.5), text('Criterion', 4), text('Settles a must-have', 2)],
    trial.successCriteria.map(({ measure, useCaseId, criterionId, settles }, i) => [
      words`T${String(i + 1)} ${said(measure)}`,
      [useCaseId === null ? '–' : names.useCase(useCaseId)],
      [criterionId === null ? '–' : names.criterion(criterionId)],
      [settles === null ? '–' : 'yes'],
    ]),
  )
}

function resultNotes(trial: Trial, names: RecordFacts['names']): Block | null {
  return list(
    trial.results.flatMap(({ candidateId, successCriterionId, note: remark }): Words[] => {
      const place = trial.successCriteria.findIndex(({ id }) => id === successCriterionId)
      return remark.trim() === '' || place < 0
        ? []
        : [words`${names.candidate(candidateId)}, T${String(place + 1)}: ${said(remark)}`]
    }),
  )
}

function untested({ evaluation, names }: RecordFacts): Block | null {
  const ids = untestedMustUseCases(evaluation)
  const titles = new Map(evaluation.useCases.map(({ id, title }) => [id, title]))
  if (ids.length === 0) return paragraph(['Every must-have use case has a test in a trial.'])
  return paragraph(
    words`Must-have use cases that no trial tests: ${joined(
      ids.map((id) => words`${names.useCase(id)} ${said(titles.get(id) ?? '')}`),
      '; ',
    )}.`,
  )
}

/** Build, buy or adopt: the answers, the rule that followed from them, the advice that applies. */
export function sourcingSection({ evaluation, names }: RecordFacts): Section {
  const { sourcing, decision } = evaluation
  const outcome = sourcingOutcome(sourcing)
  const asked = sourcing.answers.length > 0 || sourcing.override !== null
  const recorded: Words =
    sourcing.recordedBy === null ? [] : words` Recorded by ${names.person(sourcing.recordedBy)}.`
  if (!asked && decision.sourcing === null) return section('sourcing', 'Build, buy or adopt', [])
  return section('sourcing', 'Build, buy or adopt', [
    sourcing.question.trim() === '' ? null : paragraph([said(sourcing.question)]),
    table(
      'Questions and answers',
      [
        text('Question', 7),
        text('Answer', 1.5),
        ...(sourcing.answers.some(({ byId }) => byId !== null) ? [text('By', 2)] : []),
      ],
      sourcing.answers.map(({ question, answer, byId }) => [
        [said(question)],
        [answer],
        ...(sourcing.answers.some((row) => row.byId !== null) ? [[names.person(byId)]] : []),
      ]),
    ),
    asked ? outcomeBlock(outcome, recorded) : null,
    outcome.status === 'decided' && outcome.rule
      ? note([
          `The rule: ${outcome.rule.because}${outcome.override ? ` It would say: ${outcome.rule.outcome}` : ''}`,
        ])
      : null,
    decision.sourcing === null
      ? null
      : paragraph([`Decided: ${sourcingNames[decision.sourcing]}.`]),
    list(
      sourcingAdvice(evaluation).map(({ text: advice, candidateIds }) =>
        candidateIds.length === 0
          ? [advice]
          : words`${advice} (${listed(candidateIds.map((id) => [names.candidate(id)]))})`,
      ),
    ),
  ])
}

function outcomeBlock(outcome: ReturnType<typeof sourcingOutcome>, recorded: Words): Block | null {
  if (outcome.status === 'open')
    return paragraph(
      [`Open: ${outcome.missing.length} of the answers that the rules need are missing.`],
      recorded,
    )
  const { override } = outcome
  return override
    ? paragraph(
        words`Outcome, set by the group: ${said(override.outcome)} Reason: ${said(override.reason)}`,
        recorded,
      )
    : paragraph([`Outcome: ${outcome.outcome}`], recorded)
}

/** The radar, drawn and as a table, for one page of its own. */
export function radarSection({ evaluation, names }: RecordFacts): Section {
  const all = numberedBlips(evaluation)
  if (all.length === 0) return section('radar', 'Radar', [])
  const { date } = evaluation.radar
  const sectors = new Map(evaluation.radar.sectors.map(({ id, name }) => [id, name]))
  const title = radarTitle(evaluation)
  const left = evaluation.blips.filter((blip) => blipState(blip).ring === null)
  return section('radar', 'Radar', [
    {
      kind: 'finding',
      words: [...names.sentence(title), date === null ? '' : `, ${formatDay(date)}`].filter(
        (span) => span !== '',
      ),
    },
    {
      kind: 'figure',
      label: `Radar of ${all.length} tools in four rings, from the middle outwards Adopt, Trial, Assess and Hold. ${title}.`,
      figure: { kind: 'radar' },
    },
    table(
      'Tools on the radar',
      [
        text('Tool', 3.4),
        text('Sector', 2.6),
        text('Ring', 1.6),
        text('Since last time', 2.4),
        text('Reason', 6),
      ],
      all.map(({ number, blip }) => {
        const state = blipState(blip)
        return [
          [`${number} `, said(blip.name)],
          [said(sectors.get(blip.sectorId) ?? '')],
          state.ring === null ? [] : [{ kind: 'ring', ring: state.ring }],
          [state.words],
          [said(state.reason)],
        ]
      }),
    ),
    left.length === 0
      ? null
      : note(
          words`Left the radar: ${joined(
            left.map((blip) => [said(blip.name)]),
            ', ',
          )}.`,
        ),
  ])
}

/** Consequences and risks, what is expected, and why it might fail. */
export function outlookSection({ evaluation: { decision } }: RecordFacts): Section {
  const lines = (all: readonly { readonly text: string }[]) =>
    list(all.filter((line) => line.text.trim() !== '').map((line): Words => [said(line.text)]))
  const prose = (value: string) => (value.trim() === '' ? null : paragraph([said(value)]))
  return section(
    'outlook',
    'Consequences, risks and expectations',
    [],
    [
      part('Good', [lines(decision.good)]),
      part('Bad', [lines(decision.bad)]),
      part('Risks', [lines(decision.risks)]),
      part('Prediction: what we expect to see by the review', [prose(decision.prediction)]),
      part('Pre-mortem: a year later it has failed; why?', [prose(decision.premortem)]),
    ],
  )
}

export function relatedSection({ evaluation, names }: RecordFacts): Section {
  const { decision, frame, parkingLot } = evaluation
  return section(
    'related',
    'Related decisions and open ends',
    [],
    [
      part('Decisions', [
        pairs([
          ['Supersedes', [said(decision.supersedes)]],
          ['Superseded by', [said(decision.supersededBy)]],
          [
            'Started from',
            frame.origin === null ? ['no other evaluation'] : [said(frame.origin.title)],
          ],
        ]),
        nextEvaluations(evaluation),
      ]),
      part('Parking lot', [
        table(
          'Questions put aside during the workshop',
          [text('Question', 6), text('Raised by', 2.2), text('Owner', 2.2), figures('Due', 2.2)],
          parkingLot.map(({ text: asked, byId, ownerId, due, done }) => [
            done ? words`${said(asked)} (done)` : [said(asked)],
            [names.person(byId)],
            [names.person(ownerId)],
            [due === null ? 'no date' : formatDay(due)],
          ]),
        ),
      ]),
    ],
  )
}

function nextEvaluations({ stack }: Evaluation): Block | null {
  const next = stack.filter(({ status }) => status === 'next-evaluation')
  if (next.length === 0) return null
  return paragraph(
    words`To be evaluated next: ${next.map(({ componentId }) => componentName(componentId)).join(', ')}.`,
  )
}
