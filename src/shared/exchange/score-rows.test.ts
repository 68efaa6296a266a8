import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { csvText, unguarded } from '#shared/exchange/csv'
import { toCsv } from '#shared/exchange/score-rows'
import { largeEvaluation } from '../../../test/large.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { scenario } from '../../../test/scenario-source.ts'

const sample = scenarioEvaluation()

/** Rows of a text without line breaks and quotes inside of cells. */
const rowsOf = (text: string) =>
  text
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@A1', '\t1', '\r1', '＝1', '－1'])(
    'keeps a spreadsheet from taking %j for a formula',
    (text) => {
      expect(csvText([[text]]).replaceAll('"', '')).toBe(`\uFEFF'${text}\r\n`)
    },
  )

  it.each([
    ['x;=HYPERLINK(1);y', "x;'=HYPERLINK(1);y"],
    ['x; =1', "x;' =1"],
    ['x;"=1"', `x;""'=1""`],
    ['a\n- b', "a\n'- b"],
    ['a\t+1', "a\t'+1"],
    ['x;＝1', "x;'＝1"],
    ['a;b - c', 'a;b - c'],
  ])(
    'keeps a spreadsheet that parts cells elsewhere from taking a part of %j for a formula',
    (text, is) => {
      expect(csvText([['MLflow', text]])).toBe(`\uFEFFMLflow,"${is}"\r\n`)
    },
  )

  it('gives every text back that it wrote', () => {
    const signs = ['=', '+', '-', '@', '＝', ';', '\t', '\n', "'", '"', ',', ' ', 'a']
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...signs)).map((all) => `${all.join('')}a`),
        (text) => {
          const [, written = ''] = /^\uFEFF(.*)\r\n$/su.exec(csvText([[text]])) ?? []
          const isQuoted = /[",;\t\r\n]/.test(text)
          const cell = isQuoted ? written.slice(1, -1).replaceAll('""', '"') : written
          expect(unguarded(cell)).toBe(text)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('quotes commas, quotes and line breaks, and leaves numbers and blanks alone', () => {
    expect(csvText([['a,b', 'say "a"', 'a\nb', -1.5, null, 0]])).toBe(
      '\uFEFF"a,b","say ""a""","a\nb",-1.5,,0\r\n',
    )
  })

  it('has every total of the three stages', () => {
    const totals = rowsOf(toCsv(sample)).filter((row) => row[2] === 'Total')
    const { afterRound1, afterConsensus, afterTrial } = scenario.expected
    for (const [i, id] of scenario.expected.screening.scored.entries()) {
      const key = id as keyof typeof afterTrial.totals
      expect(totals[i]?.slice(4, 7).map(Number)).toEqual(
        [afterRound1, afterConsensus, afterTrial].map(({ totals: all }) => all[key]),
      )
    }
  })

  it('leaves a cell blank that nobody could judge', () => {
    const evaluation: Evaluation = {
      ...sample,
      discussions: [],
      scorecards: sample.scorecards.map((card) => ({
        ...card,
        votes: { ...card.votes, integration: null },
      })),
    }
    const cell = rowsOf(toCsv(evaluation)).find((row) => row[2] === 'Integration with our stack')
    expect(cell?.slice(4, 7)).toEqual(['', '', ''])
  })

  it('says who was left out and why, and before the reveal nothing about votes', () => {
    expect(toCsv(sample)).toContain('left out; fails')
    const blind = {
      ...sample,
      rounds: sample.rounds.slice(0, 1).map((row) => ({ ...row, revealedAt: null })),
    }
    const rows = rowsOf(toCsv(blind)).filter((row) => row[0] === 'MLflow')
    for (const row of rows) {
      expect(row.slice(4, 14).join('')).toBe('')
      expect(row[14]).toBe('round 1 is still blind')
    }
  })
})

it('takes about four times as long for four times as many cells', () => {
  const took = (candidates: number) => {
    const evaluation = largeEvaluation({ people: 2, candidates, criteria: 50 })
    const times = [1, 2, 3].map(() => {
      const from = performance.now()
      expect(rowCount(toCsv(evaluation))).toBe(candidates * 51)
      return performance.now() - from
    })
    // Whatever else the machine does only makes it longer.
    return Math.min(...times)
  }
  // At least fourteen times as long where each cell is looked for among all of them.
  expect(took(120) / took(30)).toBeLessThan(9)
})

const rowCount = (text: string) => text.trimEnd().split('\r\n').length - 1
