import type { Evaluation } from '#shared/domain/evaluation'
import { capitalised } from '#shared/domain/format'
import type { UseCaseId } from '#shared/domain/ids'
import type { UseCase } from '#shared/domain/options'

/** The short name of every use case by its place in the list: UC1, UC2, … */
export function useCaseCodes(useCases: readonly UseCase[]): ReadonlyMap<UseCaseId, string> {
  return new Map(useCases.map(({ id }, index) => [id, `UC${index + 1}`]))
}

/** The parts of a job to be done, as people say them in one breath. */
export interface UseCaseWords {
  readonly title: string
  readonly when: string
  readonly want: string
  readonly soThat: string
}

/**
 * "When a model passes review, I want to promote it, so that releases are repeatable." Parts
 * that are empty are left out; without any part it is the title.
 */
export function useCaseSentence({ title, when, want, soThat }: UseCaseWords): string {
  const parts = [
    when === '' ? '' : `when ${when}`,
    want === '' ? '' : `I want ${want}`,
    soThat === '' ? '' : `so that ${soThat}`,
  ].filter((part) => part !== '')
  const sentence = capitalised(parts.length > 0 ? parts.join(', ') : title)
  return sentence === '' || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

/** A line longer than this makes a poor title; it ends at a word and an ellipsis. */
const longestTitle = 60

/**
 * Takes "When …, I want …, so that …" apart. A title may stand in front with a colon. Parts may
 * be missing; without any of the three the line is a title. Commas and full stops around the
 * parts go, the words stay as typed: "to promote it" keeps its "to".
 */
export function parseUseCaseLine(line: string): UseCaseWords {
  const text = line.replace(/\s+/g, ' ').trim()
  const named = /^([^:]+):\s*(?=(?:when|I want|I need|I would like|so that)\b)/i.exec(text)
  const rest = named ? text.slice(named[0].length) : text
  const marks = [
    { part: 'when', mark: /^when\b/i },
    { part: 'want', mark: /\b(?:I|we) (?:want|need|would like)\b/i },
    { part: 'soThat', mark: /\bso that\b/i },
  ] as const
  const found = marks.flatMap(({ part, mark }) => {
    const match = mark.exec(rest)
    return match ? [{ part, from: match.index, to: match.index + match[0].length }] : []
  })
  const inOrder = found.toSorted((a, b) => a.from - b.from)
  const words = { when: '', want: '', soThat: '' }
  inOrder.forEach(({ part, to }, index) => {
    words[part] = trimmed(rest.slice(to, inOrder[index + 1]?.from ?? rest.length))
  })
  const before = trimmed(rest.slice(0, inOrder[0]?.from ?? rest.length))
  const title = named ? trimmed(named[1] ?? '') : before
  return { title: title === '' ? titleFrom(words) : title, ...words }
}

/** A title from what is wanted, or from whichever part there is. */
function titleFrom({ when, want, soThat }: Omit<UseCaseWords, 'title'>): string {
  const words = want.replace(/^to /i, '') || soThat || when
  if (words.length <= longestTitle) return capitalised(words)
  const cut = words.slice(0, longestTitle)
  return `${capitalised(cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)))}…`
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;:…-]+|[\s,;:….]+$/g, '')
}

/** Without one use case, and without any mention of it by candidates, criteria and trials. */
export function withoutUseCase(evaluation: Evaluation, id: UseCaseId): Evaluation {
  const others = (ids: readonly UseCaseId[]) => ids.filter((one) => one !== id)
  return {
    ...evaluation,
    useCases: evaluation.useCases.filter((useCase) => useCase.id !== id),
    candidates: evaluation.candidates.map((row) => ({
      ...row,
      useCaseIds: others(row.useCaseIds),
    })),
    criteria: evaluation.criteria.map((row) => ({ ...row, useCaseIds: others(row.useCaseIds) })),
    trials: evaluation.trials.map((trial) => ({
      ...trial,
      successCriteria: trial.successCriteria.map((row) =>
        row.useCaseId === id ? { ...row, useCaseId: null } : row,
      ),
    })),
  }
}
