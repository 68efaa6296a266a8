/** Making and reading the words of a record. */
import {
  type CandidateName,
  notRecorded,
  type Sign,
  signNames,
  type Span,
  type Words,
} from '#shared/domain/record/content'
import { ringNames } from '#shared/domain/radar'

/** What somebody typed; "not recorded" when that is nothing. */
export function said(text: string): Span {
  const trimmed = text.trim()
  return trimmed === '' ? notRecorded : { kind: 'said', text: trimmed }
}

export function strong(...words: Words): Span {
  return { kind: 'strong', words }
}

export function candidateSpan(candidate: CandidateName): Span {
  return { kind: 'candidate', candidate }
}

export function signSpan(sign: Sign): Span {
  return { kind: 'sign', sign }
}

/** Our words around values, as a template: words`${said(name)} leads by ${points} points.` */
export function words(parts: TemplateStringsArray, ...values: readonly (Span | Words)[]): Words {
  return parts.flatMap((part, i) => {
    const value = values[i]
    const inserted = value === undefined ? [] : isWords(value) ? value : [value]
    return part === '' ? inserted : [part, ...inserted]
  })
}

const isWords = (value: Span | Words): value is Words => Array.isArray(value)

/** Several words with the same thing between them. */
export function joined(list: readonly Words[], between: string): Words {
  return list.flatMap((item, i) => (i === 0 ? item : [between, ...item]))
}

/** Several words as a sentence has them: "a", "a and b", "a, b and c". */
export function listed(list: readonly Words[]): Words {
  const last = list.at(-1) ?? []
  if (list.length < 2) return last
  return [...joined(list.slice(0, -1), ', '), ' and ', ...last]
}

/** Words as plain text, for labels, titles and outputs without markup. */
export function plainText(all: Words): string {
  return all
    .map((span) => {
      if (typeof span === 'string') return span
      switch (span.kind) {
        case 'said':
          return span.text
        case 'strong':
          return plainText(span.words)
        case 'candidate':
          return span.candidate.name
        case 'sign':
          return signNames[span.sign]
        case 'ring':
          return ringNames[span.ring]
      }
    })
    .join('')
}

/** A sentence of ours that has names in it, with the names told apart from our words. */
export function withNames(sentence: string, names: readonly string[]): Words {
  const name = names
    .filter((each) => each !== '' && sentence.includes(each))
    .toSorted((a, b) => b.length - a.length)[0]
  if (name === undefined) return sentence === '' ? [] : [sentence]
  const rest = names.filter((each) => each !== name)
  return sentence
    .split(name)
    .flatMap((part, i) => [
      ...(i === 0 ? [] : [{ kind: 'said' as const, text: name }]),
      ...withNames(part, rest),
    ])
}
