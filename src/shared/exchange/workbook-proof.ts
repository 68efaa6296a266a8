/** The sheets of trials, radar and decision. */
import type { Evaluation } from '#shared/domain/evaluation'
import { evidenceLedger, isOnEarlierResult } from '#shared/domain/evidence'
import { formatDay } from '#shared/domain/format'
import type { Evidence } from '#shared/domain/proof'
import { heldWords } from '#shared/domain/record/outlook'
import { targetChanges } from '#shared/domain/record/trial-result'
import { plainText } from '#shared/domain/record/words'
import { rejectedEvidence } from '#shared/domain/scoring/cells'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { signatureStates, signatureWords } from '#shared/domain/signatures'
import { sourcingOutcome, sourcingWatches } from '#shared/domain/sourcing'
import { earlierPolls, supportNames, supportPoll } from '#shared/domain/support'
import { resultVerdict } from '#shared/domain/trials'
import { triggerWords } from '#shared/domain/triggers'
import { namesOf } from '#shared/exchange/names'
import { blockRows, matrix } from '#shared/exchange/workbook-matrix'
import {
  columnName,
  formula,
  heading,
  number,
  type WorkbookCell,
  type WorkbookSheet,
} from '#shared/exchange/workbook-plan'

type Row = readonly WorkbookCell[]

export function proofSheets(evaluation: Evaluation): WorkbookSheet[] {
  return [trials(evaluation), radar(evaluation), decision(evaluation)]
}

function trials(evaluation: Evaluation): WorkbookSheet {
  const blocks = isRevealed(evaluation)
    ? [...scoreBlocks(evaluation), ...ledger(evaluation), ...rejected(evaluation)]
    : []
  return {
    name: 'Trials',
    widths: [44, 18, 18, 18, 18, 18, 18, 18, 40, 28],
    rows: [...blocks, ...evaluation.trials.flatMap((trial) => charter(evaluation, trial))],
  }
}

function scoreBlocks(evaluation: Evaluation): Row[] {
  const { set, stands } = blockRows(evaluation)
  const found = matrix(
    evaluation,
    'Score from evidence (blank: none)',
    ({ score, source }) => (source === 'evidence' ? number(score, 2) : null),
    'trial',
  )
  const after = matrix(
    evaluation,
    'After the trial',
    ({ score }, column, line) => {
      const at = `${columnName(column)}${set + line}`
      const before = `Reveal!${columnName(column)}${stands + line}`
      return formula(`IF(ISNUMBER(${at}),${at},IF(ISNUMBER(${before}),${before},""))`, score)
    },
    'trial',
  )
  return [...found, [], ...after, []]
}

function ledger(evaluation: Evaluation): Row[] {
  const names = namesOf(evaluation)
  const rows = evidenceLedger(evaluation)
  if (rows.length === 0) return []
  const titles = [
    'Criterion',
    'Candidate',
    'Level',
    'Before',
    'After',
    'Effect on total',
    'Decided by',
    'Day',
    'Reason',
    'Result',
  ]
  return [
    titles.map(heading),
    ...rows.map(({ evidence, from, to, effectOnTotal }) => [
      names.criterion(evidence.criterionId),
      names.candidate(evidence.candidateId),
      evidence.level,
      number(from, 2),
      number(to, 2),
      number(effectOnTotal, 2),
      evidence.decidedBy,
      evidence.at?.slice(0, 10) ?? null,
      evidence.reason,
      sinceThen(evaluation, evidence),
    ]),
    [],
  ]
}

/** What was found out and rejected. It is in no total. */
function rejected(evaluation: Evaluation): Row[] {
  const names = namesOf(evaluation)
  const rows = rejectedEvidence(evaluation)
  if (rows.length === 0) return []
  const titles = [
    'Candidate',
    'Level',
    'Before',
    'Proposed',
    '',
    'Decided by',
    'Day',
    'Reason',
    'Result',
  ]
  return [
    ['Rejected evidence', ...titles].map(heading),
    ...rows.map((line) => [
      names.criterion(line.criterionId),
      names.candidate(line.candidateId),
      line.level,
      number(line.from, 2),
      number(line.to, 2),
      null,
      line.decidedBy,
      line.at?.slice(0, 10) ?? null,
      line.reason,
      sinceThen(evaluation, line),
    ]),
    [],
  ]
}

const sinceThen = (evaluation: Evaluation, line: Evidence) =>
  isOnEarlierResult(evaluation, line) ? 'decided on an earlier result' : null

function charter(evaluation: Evaluation, trial: Evaluation['trials'][number]): Row[] {
  const names = namesOf(evaluation)
  const resultOf = (candidateId: string, id: string) =>
    trial.results.find((row) => row.candidateId === candidateId && row.successCriterionId === id)
  return [
    [heading('Trial'), trial.title],
    [heading('Status'), trial.status],
    [heading('Hypothesis'), trial.hypothesis],
    [heading('Scope'), trial.scope],
    [heading('Owner'), names.participant(trial.ownerId)],
    [heading('From, to'), trial.start, trial.end],
    ...trial.stopRules.map(({ text }) => [heading('Stop if'), text]),
    [
      heading('Success criterion'),
      ...['Target', 'Unit', 'Must'].map(heading),
      ...trial.candidateIds.flatMap((id) => [heading(names.candidate(id)), heading('Verdict')]),
    ],
    ...trial.successCriteria.map((criterion) => [
      criterion.measure,
      criterion.target === null ? null : `${criterion.operator} ${criterion.target}`,
      criterion.unit,
      criterion.must ? 'must' : '',
      ...trial.candidateIds.flatMap((id) => {
        const result = resultOf(id, criterion.id)
        return [result?.value ?? null, resultVerdict(criterion, result)]
      }),
    ]),
    ...targetChanges(trial).map((words) => [heading('Changed'), plainText(words)]),
    [],
  ]
}

function radar({ blips, radar: sheet }: Evaluation): WorkbookSheet {
  const sectors = new Map(sheet.sectors.map(({ id, name }) => [id, name]))
  return {
    name: 'Radar',
    widths: [30, 28, 14, 14, 60],
    rows: [
      ['Tool', 'Sector', 'Day', 'Ring', 'Reason'].map(heading),
      ...blips.flatMap(({ name, sectorId, history }) =>
        history.map(({ day, ring, reason }) => [
          name,
          sectors.get(sectorId) ?? '',
          day,
          ring ?? 'not on the radar',
          reason,
        ]),
      ),
    ],
  }
}

/** What happened beside what was predicted; the prediction stands once more, so that both are read together. */
function lookBacks({ decision: { prediction, lookBacks: all = [] } }: Evaluation): Row[] {
  if (all.length === 0) return []
  return [
    [],
    ['Looked back on', 'What happened', 'Came true', 'What follows', 'Prediction'].map(heading),
    ...all.map(({ day, whatHappened, held, next }) => [
      day,
      whatHappened,
      heldWords[held],
      next,
      prediction,
    ]),
    [],
  ]
}

function decision(evaluation: Evaluation): WorkbookSheet {
  const { decision: made, sourcing } = evaluation
  const names = namesOf(evaluation)
  const outcome = sourcingOutcome(sourcing)
  const poll = supportPoll(evaluation).result
  const list = (name: string, lines: readonly { readonly text: string }[]) =>
    lines.map(({ text }): Row => [heading(name), text])
  return {
    name: 'Decision',
    widths: [28, 70, 24, 30, 40],
    rows: [
      [heading('Status'), made.status],
      [heading('Decision'), made.statement],
      [heading('Because'), made.because],
      [heading('Chosen'), made.chosenId && names.candidate(made.chosenId)],
      [heading('Sourcing'), made.sourcing],
      [heading('Day'), made.date],
      [heading('Build, buy or adopt'), outcome.status === 'decided' ? outcome.outcome : 'open'],
      ...sourcing.answers.map(({ question, answer }) => [question, answer]),
      ...list('To watch', sourcingWatches(sourcing)),
      ...list('Good consequence', made.good),
      ...list('Bad consequence', made.bad),
      ...list('Risk', made.risks),
      [heading('Prediction'), made.prediction],
      [heading('Pre-mortem'), made.premortem],
      ...lookBacks(evaluation),
      ...list('Condition', made.conditions),
      [heading('Review by'), made.reviewDate],
      ...list(
        'Review sooner if',
        made.triggers.map((trigger) => ({ text: triggerWords(trigger) })),
      ),
      [heading('Supersedes'), made.supersedes],
      [heading('Superseded by'), made.supersededBy],
      [],
      ['Action', 'Text', 'Owner', 'Due'].map(heading),
      ...made.actions.map(({ text, ownerId, due, done }) => [
        done ? 'done' : 'open',
        text,
        names.participant(ownerId),
        due,
      ]),
      [],
      ['Dissent', 'Reason', 'Prefers', 'Would change their mind if'].map(heading),
      ...made.dissent.map((row) => [
        names.participant(row.participantId),
        row.reason,
        row.prefers && names.candidate(row.prefers),
        row.wouldChangeMyMind,
      ]),
      [],
      ...(poll
        ? [
            ['Support', 'Level', 'Means'].map(heading),
            ...poll.votes.map(({ participantId, level }) => [
              names.participant(participantId),
              level,
              supportNames[level] ?? null,
            ]),
            ['Mean', number(poll.mean, 2)],
          ]
        : []),
      ...earlierPolls(evaluation).flatMap(({ day, votes, mean }): Row[] => [
        [heading('Support, asked before'), `shown on ${formatDay(day)}`],
        ...votes.map(({ participantId, level }) => [
          names.participant(participantId),
          level,
          supportNames[level] ?? null,
        ]),
        ['Mean', number(mean, 2)],
      ]),
      [],
      ...signatureStates(evaluation).map((state): Row => [
        heading('Signed'),
        names.participant(state.participantId),
        signatureWords(state),
      ]),
    ],
  }
}
