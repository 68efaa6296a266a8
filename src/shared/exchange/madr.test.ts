import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
import { formatPoints, formatScore } from '#shared/domain/format'
import { stageResult } from '#shared/domain/scoring/result'
import { resultSentence } from '#shared/domain/sentence'
import { toMadr } from '#shared/exchange/madr'
import { inlineText, paragraphs, yamlText } from '#shared/exchange/markdown-text'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'

const sample = scenarioEvaluation()
const headings = (text: string, level: number) =>
  text.match(new RegExp(`^#{${level}} .*$`, 'gm')) ?? []
/** What a reader sees of a line: escapes taken back. */
const shown = (text: string) => text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')

/** Items of the list under a heading of the second level. */
const listed = (text: string) => {
  const [, part = ''] = text.split('\n## Considered Options\n\n')
  return (part.split('\n\n')[0] ?? '').split('\n').map((line) => shown(line.replace('* ', '')))
}
/** Titles of the options that have a heading of their own; there are no other headings. */
const underPros = (text: string) => {
  const [, part = ''] = text.split('\n## Pros and Cons of the Options\n')
  return headings(part.split('\n## ')[0] ?? '', 3).map((line) => shown(line.slice(4)))
}

const [mlflow] = sample.candidates
const title = `${mlflow?.name}, ${mlflow?.edition}`

describe('the Markdown record', () => {
  const text = toMadr(sample)

  it('has the front matter and the headings of MADR', () => {
    const front = parse(text.split('---\n')[1] ?? '') as Record<string, unknown>
    expect(front).toMatchObject({
      status: 'accepted',
      date: '2026-04-09',
      'decision-makers': sample.participants.slice(0, 6).map(({ name }) => name),
      consulted: ['Ingrid Dahl'],
    })
    expect(headings(text, 1)).toEqual(['# Experiment tracking and model registry'])
    // The list that log4brains reads.
    expect(text).toContain('\n* Status: accepted\n* Deciders: Ana Ferreira, Jonas Lindqvist')
    expect(text).toContain('\n* Date: 2026-04-09\n')
    expect(headings(text, 2)).toEqual([
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '## Pros and Cons of the Options',
      '## More Information',
    ])
    expect(headings(text, 3)).toEqual(
      expect.arrayContaining(['### Consequences', '### Confirmation']),
    )
  })

  it('says what the record says: decision, sentence, dissent, knocked out, actions', () => {
    const plain = shown(text).replaceAll(/[“”]/g, '"')
    expect(plain).toContain(`Chosen option: "${title}", because: It passed all six trial criteria`)
    expect(plain).toContain(sample.decision.statement)
    for (const part of resultSentence(sample, 'trial').text.split('. '))
      expect(plain).toContain(part)
    for (const { reason, wouldChangeMyMind } of sample.decision.dissent) {
      expect(plain).toContain(reason)
      expect(plain.toLowerCase()).toContain(wouldChangeMyMind.toLowerCase().replace('if ', ''))
    }
    expect(plain).toContain('Comet')
    expect(plain).toContain('4.10')
    for (const action of sample.decision.actions) expect(plain).toContain(action.text)
    for (const trigger of sample.decision.triggers) expect(plain).toContain(trigger.text)
  })

  it('calls each option the same in the list, in the outcome and where its pros and cons are', () => {
    const options = listed(text)
    expect(options).toContain(title)
    expect(options).toHaveLength(sample.candidates.length)
    expect(underPros(text)).toEqual(options)
    expect(options).toContain(shown(/^Chosen option: "(.*?)", because/m.exec(text)?.[1] ?? ''))
  })

  it('tells two editions of one product apart, and two of one name', () => {
    const [one, two, three, ...others] = sample.candidates
    if (!one || !two || !three) throw new Error('The sample has three candidates')
    const twins = toMadr({
      ...sample,
      candidates: [
        { ...one, edition: 'self-hosted' },
        { ...two, name: one.name, edition: 'managed' },
        { ...three, name: one.name, edition: 'managed' },
        ...others,
      ],
      decision: { ...sample.decision, chosenId: two.id },
    })
    const options = listed(twins)
    expect(options.slice(0, 3)).toEqual([
      'MLflow, self-hosted',
      'MLflow, managed',
      'MLflow, managed (2)',
    ])
    expect(underPros(twins)).toEqual(options)
    expect(twins).toContain('Chosen option: "MLflow, managed", because')
  })

  it('says what is good, neutral and bad of an option by the scores that stand, and why it is out', () => {
    const under = (option: string) => {
      const [, part = ''] = shown(text).split(`\n### ${option}\n`)
      return part.split('\n### ')[0] ?? ''
    }
    const said = under(title)
    const { cells, ranking } = stageResult(sample, 'trial')
    expect(said).toContain(`In place 1 with ${formatPoints(ranking[0]?.total ?? 0)} of 5 points.`)
    for (const { id, name } of sample.criteria) {
      const cell = cells.find((row) => row.candidateId === 'mlflow' && row.criterionId === id)
      const score = cell?.score ?? NaN
      const word = score >= 4 ? 'Good' : score <= 2 ? 'Bad' : 'Neutral'
      expect(said).toContain(`* ${word}, because “${name}” is scored ${formatScore(score)}\n`)
    }
    expect(under(listed(text).find((option) => option.startsWith('Comet')) ?? '')).toMatch(
      /\* Bad, because it fails “/,
    )
  })

  it('has nobody’s private vote, and nothing of a blind round', () => {
    const round = (vote: number) => ({
      ...sample,
      rounds: sample.rounds.slice(0, 1).map((row) => ({ ...row, revealedAt: null })),
      scorecards: sample.scorecards
        .filter(({ roundId }) => roundId === 'r1')
        .map((card) => ({
          ...card,
          votes: Object.fromEntries(sample.criteria.map(({ id }) => [id, vote])),
        })),
    })
    expect(toMadr(round(1))).toBe(toMadr(round(5)))
    expect(text).toContain('Private votes are not part of this record')
  })

  it('can be made of nothing and of very much', () => {
    const empty = emptyEvaluation(EvaluationId.parse('e'), '2026-01-01T00:00:00Z', '')
    expect(toMadr(empty)).toContain('not recorded')
    expect(toMadr(largeEvaluation())).toContain('## Decision Outcome')
  })
})

describe('text in Markdown', () => {
  it.each([
    '# heading',
    '- item',
    '1. item',
    '12) item',
    '> quote',
    '--- ',
    '=== ',
    '**bold** _it_ `code`',
    '[link](javascript:alert(1)) ![image](x)',
    '<script>alert(1)</script> <b>',
    '&lt; &amp;',
    'a | b',
    'http://example.org www.example.org',
    'ends with a backslash \\',
    '~~~ ``` $x$',
    '20.0',
    '+0.15',
    '- ',
    '#tag',
    '###### six',
  ])('stays text: %s', (typed) => {
    const written = inlineText(typed)
    expect(shown(written)).toBe(typed.trim())
    // Whatever could open markup stands behind a backslash.
    expect(written).not.toMatch(/(?<!\\)(?:\\\\)*(?:[`*_[\]<>|~$]|&\w+;)/)
    expect(written).not.toMatch(/^(?:#{1,6}(?:\s|$)|[+-](?:\s|$)|>|[-=\s]+$|\d+[.)](?:\s|$))/)
    expect(written).not.toMatch(/https?:\/\/|www\./)
  })

  it('is one line in a line, and paragraphs where there are several', () => {
    expect(inlineText('a\n# b\u2028c\u0000d')).toBe('a # b c d')
    expect(paragraphs('a\n\n# b\r\nc')).toBe(String.raw`a

\# b

c`)
  })

  it.each([
    '---',
    'yes',
    '2026-01-01',
    'a: b',
    '"quoted"',
    'line\nbreak',
    '\u2028',
    '!!js x',
    '*a',
  ])('is a text in front matter: %j', (typed) => {
    expect(parse(`key: ${yamlText(typed)}`)).toEqual({ key: typed })
  })
})
