import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId } from '#shared/domain/ids'
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
    expect(plain).toContain('Chosen option: "MLflow", because: It passed all six trial criteria')
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
