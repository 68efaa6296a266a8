import { discussionListOf } from '#shared/domain/agreement/discussion-list'
import { spreads } from '#shared/domain/agreement/spread'
import type { Evaluation } from '#shared/domain/evaluation'
import { resultBasis } from '#shared/domain/evidence'
import { counted } from '#shared/domain/format'
import type { StepCheck, StepChecks } from '#shared/domain/step-check'
import { isAnchored, texts } from '#shared/domain/readiness-preparation'
import { roundProgress } from '#shared/domain/scoring/progress'
import { stageResult } from '#shared/domain/scoring/result'
import { cellKey, isRevealed, openRound } from '#shared/domain/scoring/rounds'
import { currentWeights } from '#shared/domain/weighting/current'

function scoring(evaluation: Evaluation): StepCheck {
  const open = openRound(evaluation)
  const round =
    open ?? evaluation.rounds.filter(({ kind, openedAt }) => kind !== 'second' && openedAt).at(-1)
  const progress = round ? roundProgress(evaluation, round.id) : null
  const revealed = isRevealed(evaluation)
  const waiting = progress ? progress.expected - progress.finished : 0
  const unlocked = currentWeights(evaluation).source !== 'locked'
  const bare = evaluation.criteria.filter((criterion) => !isAnchored(criterion)).length
  return {
    begun: round !== undefined,
    count: progress ? `${progress.finished} of ${progress.expected}` : '',
    done: texts(
      [round !== undefined, 'Scoring is open'],
      [
        progress !== null && progress.finished > 0,
        `${counted(progress?.finished ?? 0, 'person', 'people')} finished`,
      ],
      [revealed, 'Scores are revealed'],
    ),
    missing: texts(
      [round === undefined, 'Scoring has not been opened'],
      [
        open !== null && open.kind !== 'second' && waiting > 0,
        `${counted(waiting, 'person', 'people')} not finished`,
      ],
    ),
    hints: texts(
      [unlocked && !revealed, 'Weights are not locked: agree them before anybody sees a score'],
      [bare > 0, `${counted(bare, 'criterion', 'criteria')} cannot be scored without anchors`],
      [
        revealed && open === null && waiting > 0,
        `${counted(waiting, 'person left', 'people left')} something blank`,
      ],
    ),
    advice: 'Open scoring, then pass the laptop round or type in the sheets.',
  }
}

function reveal(evaluation: Evaluation): StepCheck {
  const revealed = isRevealed(evaluation)
  const all = spreads(evaluation)
  const list = discussionListOf(all)
  const handled = new Set(
    evaluation.discussions
      .filter(({ outcome }) => outcome !== 'open')
      .map(({ candidateId, criterionId }) => cellKey(candidateId, criterionId)),
  )
  const left = list.filter(
    ({ candidateId, criterionId }) => !handled.has(cellKey(candidateId, criterionId)),
  )
  const deciding = left.filter(({ couldChangeWinner }) => couldChangeWinner).length
  const means = new Map(all.map((cell) => [cellKey(cell.candidateId, cell.criterionId), cell.mean]))
  const unexplained = evaluation.discussions.filter(
    ({ candidateId, criterionId, agreed, reason }) => {
      const mean = means.get(cellKey(candidateId, criterionId))
      const differs = agreed !== null && mean !== undefined && Math.abs(agreed - mean) > 1e-9
      return differs && reason.trim() === ''
    },
  ).length
  const skippedSilently = evaluation.discussions.filter(
    ({ outcome, reason }) => outcome === 'skipped' && reason.trim() === '',
  ).length
  const handledCount = list.length - left.length
  return {
    begun: revealed,
    count: revealed && list.length > 0 ? `${handledCount} of ${list.length}` : '',
    done: texts(
      [revealed, 'All votes are on the table'],
      [
        handledCount > 0,
        `${counted(handledCount, 'cell', 'cells')} of the list discussed or skipped`,
      ],
    ),
    missing: texts(
      [!revealed, 'Scores are not revealed'],
      [
        unexplained > 0,
        `${counted(unexplained, 'agreed score', 'agreed scores')} without a reason`,
      ],
      [
        skippedSilently > 0,
        `${counted(skippedSilently, 'skipped cell', 'skipped cells')} without a reason`,
      ],
    ),
    hints: texts(
      [
        deciding > 0,
        `${counted(deciding, 'cell', 'cells')} that could change who comes first not discussed`,
      ],
      [
        left.length > deciding,
        `${counted(left.length - deciding, 'split cell', 'split cells')} that cannot change it`,
      ],
    ),
    advice: revealed
      ? 'Give a reason where the agreed score is not the mean.'
      : 'Reveal when everybody has finished.',
  }
}

function results(evaluation: Evaluation): StepCheck {
  const revealed = isRevealed(evaluation)
  const result = stageResult(evaluation, 'trial')
  const incomplete = result.standings.filter(({ status }) => status === 'incomplete').length
  const basis = resultBasis(evaluation, result)
  return {
    begun: revealed,
    count: '',
    done: texts(
      [
        result.ranking.length > 0,
        `${counted(result.ranking.length, 'candidate', 'candidates')} ranked`,
      ],
      [
        basis !== null && basis.measured > 0,
        `${basis?.measured ?? 0} of ${basis?.scores ?? 0} scores of the first two are measured`,
      ],
    ),
    missing: texts(
      [!revealed, 'There is no result before the reveal'],
      [
        revealed && incomplete > 0,
        `${counted(incomplete, 'candidate', 'candidates')} without a score on every criterion`,
      ],
    ),
    hints: texts(
      [result.closeCall, 'The first two are close: a trial may be worth it'],
      [revealed && currentWeights(evaluation).source !== 'locked', 'Weights are not locked'],
    ),
    advice: revealed ? 'Fill in what has no score yet.' : 'Reveal the scores first.',
  }
}

/** Steps in which people vote and read what came of it. */
export const votingChecks: StepChecks<'scoring' | 'reveal' | 'results'> = {
  scoring,
  reveal,
  results,
}
