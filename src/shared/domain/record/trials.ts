/** Proof: the trials, with their charters, results and gaps. */
import type { Evaluation } from '#shared/domain/evaluation'
import { formatDay, formatMeasure } from '#shared/domain/format'
import type { Trial } from '#shared/domain/proof'
import type { Block, Section, Words } from '#shared/domain/record/content'
import type { RecordFacts } from '#shared/domain/record/facts'
import { list, pairs, paragraph, part, section, table, text } from '#shared/domain/record/section'
import {
  outcomesInShort,
  targetChanges,
  trialTable,
  when,
  withUnit,
} from '#shared/domain/record/trial-result'
import { joined, listed, said, words } from '#shared/domain/record/words'
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

function trialPart(trial: Trial, { evaluation, names }: RecordFacts): Section {
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
      list(targetChanges(trial)),
      testsTable(trial, names),
      resultNotes(trial, names),
      table(
        'Log',
        [text('Day', 2), text('By', 2), text('What happened', 8)],
        trial.log.map(({ id, day, byId, text: entry }) => [
          [formatDay(day)],
          [names.person(byId)],
          [said(entry), ...attachedTo(evaluation, trial.id, id)],
        ]),
      ),
    ],
  )
}

/** " Attached: restore.txt, drill.png"; nothing without a file. */
function attachedTo({ attachments = [] }: Evaluation, trialId: string, lineId: string): Words {
  const files = attachments
    .filter((row) => row.trialId === trialId && row.lineId === lineId)
    .map(({ name }): Words => [said(name)])
  return files.length === 0 ? [] : [' Attached: ', ...joined(files, ', ')]
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
