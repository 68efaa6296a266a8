import { describe, expect, it } from 'vitest'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import type { Evaluation } from '#shared/domain/evaluation'
import {
  formatPercent,
  formatPoints,
  formatSigned,
  formatWeightAligned,
} from '#shared/domain/format'
import { EvaluationId } from '#shared/domain/ids'
import { resultSentence } from '#shared/domain/sentence'
import { largeEvaluation } from '../../test/large.ts'
import { scenarioEvaluation } from '../../test/scenario.ts'
import { scenario } from '../../test/scenario-source.ts'
import { renderRecord } from './record-document.tsx'

const options = { paper: 'A4', printedAt: '2026-04-09T10:50:00+02:00' } as const
const render = (evaluation: Evaluation) => renderRecord(evaluation, options)
const sample = scenarioEvaluation()
const html = render(sample)

/** What a reader sees, one line per cell, paragraph and heading. */
function textOf(document: string): string {
  return document
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<\/(?:td|th|p|li|h\d|caption|text)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}
const text = textOf(html)

/** The cells of the row that starts with a name, in the table with a caption. */
function row(caption: string, name: string, document = html): string[] {
  const start = document.indexOf('</caption>', document.indexOf(caption))
  const body = document.slice(start, document.indexOf('</table>', start))
  const line = body
    .split('<tr')
    .map((piece) => textOf(piece.slice(piece.indexOf('>') + 1)).split('\n'))
    .find(([first]) => first?.trim() === name)
  return (line ?? []).map((cell) => cell.trim()).slice(0, -1)
}

const { expected } = scenario
const nameOf = (id: string) => sample.candidates.find((row) => row.id === id)?.name ?? id
const criterionOf = (id: string) => sample.criteria.find((row) => row.id === id)?.name ?? id

describe('the record of the sample', () => {
  it('says the result in the words of the screens', () => {
    const sentence = resultSentence(sample, 'trial').text.replace(/"([^"]*)"/, '“$1”')
    expect(text).toContain(sentence)
    expect(text).toContain('10.4 %')
    expect(text).toContain('6 of 16')
    expect(text).toContain('0.45')
    expect(text).toContain('Before the trial, Weights & Biases led by 0.06.')
  })

  it('has the totals and places of every stage', () => {
    const stages = [expected.afterRound1, expected.afterConsensus, expected.afterTrial]
    for (const id of expected.afterTrial.ranking as (keyof typeof expected.afterTrial.totals)[])
      expect(row('Totals and places at each stage', nameOf(id))).toEqual([
        nameOf(id),
        ...stages.flatMap(({ totalsShown, ranking }) => [
          totalsShown[id],
          String(ranking.indexOf(id) + 1),
        ]),
      ])
    for (const { margin, marginPercentOfRunnerUp } of stages)
      expect(text).toContain(
        `by ${formatPoints(margin)} points, ${formatPercent(marginPercentOfRunnerUp)} percent of the runner-up`,
      )
  })

  it('has every score, and parts that add up', () => {
    const { cells, ranking } = expected.afterTrial
    for (const { id, name } of sample.criteria) {
      const shown = row('Scores that count', name).slice(2)
      const wanted = (ranking as (keyof typeof cells)[]).map((candidate) =>
        formatPoints(cells[candidate][id as keyof (typeof cells)['mlflow']]),
      )
      expect(shown.map((cell) => cell.slice(0, 4))).toEqual(wanted)
    }
    const parts = sample.criteria.map(({ name }) => row('Parts of the totals', name).slice(2))
    const sums = ranking.map((_, i) =>
      formatPoints(parts.reduce((sum, cells) => sum + Number(cells[i]), 0)),
    )
    expect(sums).toEqual(row('Parts of the totals', 'Total').slice(2))
  })

  it('has the ledger with its effects', () => {
    const ledger = html.slice(html.indexOf('Accepted evidence, oldest first'))
    for (const { candidate, criterion, effectOnTotal, note } of expected.evidenceLedger) {
      const cells = row(
        'Accepted evidence, oldest first',
        `${nameOf(candidate)}, ${criterionOf(criterion)}`,
      )
      expect(cells[3]).toBe(formatSigned(effectOnTotal))
      expect(textOf(ledger)).toContain(note)
    }
  })

  it('has what was rejected, with the score that was proposed and the reason', () => {
    const document = render({
      ...sample,
      evidence: sample.evidence.map((line) => ({ ...line, status: 'rejected' as const })),
    })
    const [first] = expected.evidenceLedger
    if (!first) throw new Error('The sample has a ledger')
    const cell = `${nameOf(first.candidate)}, ${criterionOf(first.criterion)}`
    const cells = row('Rejected evidence, oldest first', cell, document)
    expect(cells.slice(0, 3)).toEqual([cell, String(first.from), String(first.to)])
    expect(cells.at(-1)).toContain(first.note)
    expect(textOf(document)).not.toContain('every score rests on opinion')
  })

  it('has the intervals and the weight sets', () => {
    const { intervals, grid } = expected.sensitivityAfterTrial
    for (const [id, interval] of Object.entries(intervals)) {
      const [name, weight, from, to, below, above] = row(
        'Weights in percent at which first place is kept',
        criterionOf(id),
      )
      expect(name).toBe(criterionOf(id))
      expect(weight).toBe(formatWeightAligned(interval.weightPercent))
      // The scenario has two decimals, the record one.
      expect(Math.abs(Number(from) - interval.winnerStaysFromPercent)).toBeLessThan(0.0551)
      expect(Math.abs(Number(to) - interval.winnerStaysToPercent)).toBeLessThan(0.0551)
      expect(below).toBe(interval.lostBelowTo === null ? '–' : nameOf(interval.lostBelowTo))
      expect(above).toBe(interval.lostAboveTo === null ? '–' : nameOf(interval.lostAboveTo))
    }
    for (const [id, share] of Object.entries(grid.winSharePercent))
      expect(row('How often each candidate comes first alone', nameOf(id))[1]).toBe(
        `${formatPercent(share)} %`,
      )
  })

  it('has the votes on weights together, the trial, support and dissent', () => {
    const { meanOfVotes, rangeOfVotes } = expected.weights
    for (const [id, mean] of Object.entries(meanOfVotes)) {
      const cells = row('From the votes to the agreed weights', criterionOf(id))
      expect(cells[1]).toBe(formatPoints(mean))
      expect(cells[4]).toBe(String(rangeOfVotes[id as keyof typeof rangeOfVotes]))
    }
    expect(text).toContain('MLflow passed all six, Weights & Biases failed two musts')
    expect(text).toContain(formatPoints(expected.support.mean))
    for (const { reason, wouldChangeMyMind } of scenario.decision.dissent) {
      expect(text).toContain(reason)
      expect(text).toContain(wouldChangeMyMind)
    }
    for (const { dissent } of scenario.consensus)
      for (const { reason } of dissent) expect(text).toContain(reason)
    expect(text).toContain(scenario.screeningNotes.comet.k1)
    expect(text).toContain('UC3 Promote a model from CI')
  })

  it('is the same every time', () => {
    expect(render(scenarioEvaluation())).toBe(html)
  })

  it('says where the committee part ends, but only where that is sure', () => {
    expect(html).toContain('Page 1 of 2 for the committee')
    const dissent = sample.decision.dissent.map((entry) => ({
      ...entry,
      reason: 'A long story. '.repeat(400),
    }))
    const long = render({ ...sample, decision: { ...sample.decision, dissent } })
    expect(long).not.toContain('of 2 for the committee')
    expect(long).toContain('A long story. A long story.')
  })
})

describe('privacy', () => {
  const [ana, jonas] = ['ana', 'jonas']
  const other = (id: string) => (id === ana ? jonas : id === jonas ? ana : id)
  /** Ana's and Jonas's votes exchanged: nothing that may be printed changes. */
  const exchanged = {
    ...sample,
    scorecards: sample.scorecards.map((card) => ({
      ...card,
      participantId: other(card.participantId) as typeof card.participantId,
    })),
    weightVotes: sample.weightVotes.map((vote) => ({
      ...vote,
      participantId: other(vote.participantId) as typeof vote.participantId,
    })),
  }
  const planted = (evaluation: Evaluation, vote: number): Evaluation => ({
    ...evaluation,
    scorecards: evaluation.scorecards.map((card) => ({
      ...card,
      votes: Object.fromEntries(Object.keys(card.votes).map((id) => [id, vote])),
      reasons: Object.fromEntries(Object.keys(card.votes).map((id) => [id, `Planted ${vote}`])),
    })),
  })
  const blind: Evaluation = {
    ...sample,
    rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
    weighting: { ...sample.weighting, revealedAt: null },
    decision: { ...sample.decision, supportRevealedAt: null },
  }

  it('leaves out who voted what', () => {
    expect(render(exchanged)).toBe(html)
    expect(render(planted(sample, 3))).not.toContain('Planted')
    expect(text).toContain('Private votes are not part of this record')
  })

  it('shows votes with their reasons where that was agreed beforehand', () => {
    const agreed = { ...sample, frame: { ...sample.frame, votesInRecord: true } }
    const shown = render(planted(agreed, 3))
    expect(textOf(shown)).toContain('Planted 3')
    expect(row('Votes on <bdi>MLflow', 'Operability', render(agreed))).toEqual([
      'Operability',
      ...['5', '4', '3', '2', '?', '3'],
    ])
    expect(render({ ...exchanged, frame: agreed.frame })).not.toBe(render(agreed))
  })

  it.each([false, true])('tells nothing of a blind round (votes in the record: %s)', (agreed) => {
    const evaluation = { ...blind, frame: { ...blind.frame, votesInRecord: agreed } }
    const shown = render(evaluation)
    expect(shown).toMatch(/round 1 is still blind/i)
    expect(shown).toContain('The support poll is still blind')
    expect(render(planted(evaluation, 1))).toBe(shown)
    expect(render(planted(evaluation, 5))).toBe(shown)
    const without = { ...evaluation, discussions: [], evidence: [] }
    expect(render(without)).toBe(shown)
    const support = Object.fromEntries(Object.keys(blind.decision.support).map((id) => [id, 1]))
    expect(render({ ...evaluation, decision: { ...blind.decision, support } })).toBe(shown)
    const given = { ...evaluation, weightVotes: blind.weightVotes.toReversed() }
    expect(render(given)).toBe(shown)
  })

  it('keeps a later blind round out of the result', () => {
    const [card] = sample.scorecards
    const review = { ...sample.rounds[0], id: 'r3', number: 3, kind: 'review', revealedAt: null }
    const reopened = {
      ...sample,
      rounds: [...sample.rounds, review],
      scorecards: [...sample.scorecards, { ...card, roundId: 'r3', votes: { fit: 1 } }],
    } as Evaluation
    const shown = textOf(render(reopened))
    expect(shown).toContain('Round 3 is still blind')
    expect(shown).toContain('MLflow leads Weights & Biases by 0.39 points')
  })
})

describe('as a document', () => {
  const empty = emptyEvaluation(EvaluationId.parse('empty'), '2026-01-01T00:00:00Z', '')
  const documents: readonly (readonly [string, string])[] = [
    ['sample', html],
    ['empty', render(empty)],
    ['large', render(largeEvaluation())],
    ['Letter', renderRecord(sample, { ...options, paper: 'Letter' })],
  ]

  it.each(documents)('has headings without a gap (%s)', (_, document) => {
    const levels = [...document.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1))
    expect(levels.length).toBeGreaterThan(25)
  })

  it.each(documents)('can be read aloud (%s)', (_, document) => {
    expect(document).toContain('<html lang="en">')
    for (const [cell] of document.matchAll(/<th\b[^>]*>/g))
      expect(cell).toMatch(/scope="(col|row)"/)
    for (const [drawing] of document.matchAll(/<svg\b[^>]*>/g))
      expect(drawing).toMatch(/aria-hidden="true"|role="img" aria-label="[^"]{20,}"/)
  })

  it.each(documents)('asks for nothing from outside (%s)', (_, document) => {
    expect(document).not.toMatch(/<script|<link|<iframe|\son\w+=|@import/i)
    for (const [, address] of document.matchAll(/url\(([^)]{5})/g)) expect(address).toBe('data:')
    for (const [, address] of document.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^#[a-z-]+$/)
  })

  it('says "not recorded" instead of an empty heading', () => {
    const document = render(empty)
    expect(document).not.toMatch(/<\/h[1-3]>(<\/(section|div)>|<h)/)
    expect(document.match(/>not recorded</g)?.length).toBeGreaterThan(20)
    expect(textOf(document)).toContain('There is no candidate yet.')
    expect(textOf(document)).not.toMatch(/undefined|NaN|null|\[object/)
  })
})

describe('hostile text', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><style>body{display:none}',
    '}"; } @page { size: 1cm } /*',
    '\u202Eevil\u0000\u2028',
    '=HYPERLINK("http://evil.test")',
    'مرحبا بالعالم',
    'W'.repeat(300),
  ]
  const kept =
    /^(id|.*Ids?|.*At|at|day|due|start|end|date|.*Date|kind|status|answer|priority|stage|step|level|outcome|addedBy|before|method|operator|sourcing|ring|direction|kubernetes|coreBusiness|session|agreedBy|signedBy|components)$/

  /** Every free text replaced. */
  function poisoned(value: unknown, payload: string, key = ''): unknown {
    if (typeof value === 'string') return kept.test(key) ? value : payload
    if (Array.isArray(value)) return value.map((item) => poisoned(item, payload, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, poisoned(item, payload, name)]),
    )
  }

  it.each(payloads)('stands there literally: %s', (payload) => {
    const document = render(poisoned(sample, payload) as Evaluation)
    expect(document).not.toMatch(/<script|<img|<iframe/i)
    expect(document.split('</style>')).toHaveLength(2)
    const styles = document.slice(document.indexOf('<style>'), document.indexOf('</style>'))
    expect(styles).not.toContain(payload)
    const plain = textOf(document)
    expect(plain.split(payload.trim()).length).toBeGreaterThan(100)
  })
})

it('keeps the capital of a name with which the reason or a risk begins', () => {
  const { decision } = sample
  const written = render({
    ...sample,
    decision: {
      ...decision,
      because: 'Kubernetes is there',
      risks: decision.risks.slice(0, 1).map((risk) => ({ ...risk, text: 'Mei may leave' })),
    },
  })
  expect(written).toContain('<bdi>Kubernetes is there</bdi>')
  expect(written).toMatch(/Risk:<\/b> <bdi>Mei may leave<\/bdi>/)
})
