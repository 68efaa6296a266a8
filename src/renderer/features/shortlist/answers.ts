import type { Screening } from '#shared/domain/options'

export type Answer = Screening['answer']

export const answers: readonly Answer[] = ['pass', 'fail', 'unknown', 'not-applicable']

/** As they are read, with the sign that stands beside the word and the key that gives it. */
export const answerWords: Readonly<
  Record<Answer, { readonly word: string; readonly sign: string; readonly key: string }>
> = {
  pass: { word: 'Pass', sign: '✓', key: 'Y' },
  fail: { word: 'Fail', sign: '✕', key: 'F' },
  unknown: { word: 'Unknown', sign: '?', key: 'U' },
  'not-applicable': { word: 'Not applicable', sign: '–', key: 'A' },
}

/** The answer that a key gives, if any. */
export function answerForKey(key: string): Answer | null {
  return answers.find((answer) => answerWords[answer].key === key.toUpperCase()) ?? null
}
