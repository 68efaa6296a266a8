/** The options of a Markdown record: one title of each everywhere, and what speaks for and against it. */
import type { Evaluation } from '#shared/domain/evaluation'
import { formatPoints, formatScore } from '#shared/domain/format'
import type { CandidateId } from '#shared/domain/ids'
import { type StageResult, stageResult } from '#shared/domain/scoring/result'
import { isRevealed } from '#shared/domain/scoring/rounds'
import { latestStage } from '#shared/domain/scoring/stages'
import { excludedCandidates } from '#shared/domain/screening'
import { inlineText, paragraphs } from '#shared/exchange/markdown-text'
import { namesOf } from '#shared/exchange/names'

/** In the order of the shortlist. */
export type OptionTitles = ReadonlyMap<CandidateId, string>

/** The name with its edition; a number behind it where two are the same all the same. */
export function optionTitles({ candidates }: Evaluation): OptionTitles {
  const taken = new Map<string, number>()
  return new Map(
    candidates.map(({ id, name, edition }) => {
      const title = edition.trim() === '' ? name : `${name}, ${edition}`
      const count = (taken.get(title) ?? 0) + 1
      taken.set(title, count)
      return [id, count === 1 ? title : `${title} (${count})`]
    }),
  )
}

/**
 * A heading per option, its total and its scores in the words of the template of MADR 4: from 4
 * on they are good, up to 2 bad. Before the reveal nothing is said of scores.
 */
export function prosAndCons(evaluation: Evaluation, titles: OptionTitles): string[] {
  const stage = isRevealed(evaluation) ? latestStage(evaluation) : null
  const result = stage && stageResult(evaluation, stage)
  return evaluation.candidates.map(({ id, note }) => {
    const points = [...failures(evaluation, id), ...(result ? scores(evaluation, result, id) : [])]
    return [
      `### ${inlineText(titles.get(id) ?? id)}`,
      ...(note.trim() === '' ? [] : [paragraphs(note)]),
      ...standing(result, id),
      points.length === 0 ? 'Nothing is recorded for or against it.' : points.join('\n'),
    ].join('\n\n')
  })
}

function standing(result: StageResult | null, id: CandidateId): string[] {
  const row = result?.standings.find(({ candidateId }) => candidateId === id)
  if (!row) return []
  return row.status === 'scored'
    ? [`In place ${row.rank} with ${formatPoints(row.total)} of 5 points.`]
    : ['Not ranked, because scores are missing.']
}

function failures(evaluation: Evaluation, id: CandidateId): string[] {
  const names = namesOf(evaluation)
  const row = excludedCandidates(evaluation).find(({ candidateId }) => candidateId === id)
  if (!row) return []
  const because = (words: string, reason: string) =>
    `* Bad, because ${words}${reason.trim() === '' ? '' : `: ${inlineText(reason)}`}`
  return [
    ...row.failed.map(({ mustHaveId, reason }) =>
      because(`it fails “${inlineText(names.mustHave(mustHaveId))}”`, reason),
    ),
    ...(row.withdrawn === null ? [] : [because('it was withdrawn', row.withdrawn)]),
  ]
}

function scores({ criteria }: Evaluation, { cells }: StageResult, id: CandidateId): string[] {
  return criteria.flatMap(({ id: criterionId, name }) => {
    const cell = cells.find((row) => row.candidateId === id && row.criterionId === criterionId)
    if (!cell) return []
    const criterion = inlineText(name)
    if (cell.score === null) return [`* Neutral, because nobody could judge “${criterion}”`]
    const word = cell.score >= 4 ? 'Good' : cell.score <= 2 ? 'Bad' : 'Neutral'
    return [`* ${word}, because “${criterion}” is scored ${formatScore(cell.score)}`]
  })
}
