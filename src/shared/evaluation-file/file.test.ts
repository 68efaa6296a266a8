import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summarise } from '#shared/domain/summary'
import {
  describeProblem,
  parseEvaluationFile,
  parseHeader,
  serializeEvaluationFile,
} from '#shared/evaluation-file/file'
import { currentVersion, migrations } from '#shared/evaluation-file/migrations'
import { anyEvaluation } from '../../../test/any-evaluation.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { digest } from '../../main/services/digest.ts'
import type { Evaluation } from '#shared/domain/evaluation'

function textOf(evaluation: Evaluation, seq = 0): string {
  const { openActions, tools, ...summary } = summarise(evaluation)
  const whole = { ...summary, openActions: [...openActions], tools: [...tools] }
  return serializeEvaluationFile(evaluation, seq, whole, digest)
}

/** A file with this body and a header that fits it. */
function withBody(text: string, change: (body: string) => string): string {
  const end = text.indexOf('\n')
  const body = change(text.slice(end + 1))
  const header = JSON.parse(text.slice(0, end))
  const fitting = { ...header, sha256: digest.sha256(body), bytes: digest.byteLength(body) }
  return `${JSON.stringify(fitting)}\n${body}`
}

function problemWith(text: string): string {
  const parsed = parseEvaluationFile(text, digest)
  return parsed.ok ? 'none' : describeProblem(parsed.problem)
}

const sample = scenarioEvaluation()
const good = textOf(sample, 42)

describe('a file', () => {
  it('is read as it was written, blind or revealed', () => {
    fc.assert(
      fc.property(anyEvaluation(), fc.boolean(), (evaluation, revealed) => {
        const rounds = evaluation.rounds.map((round) =>
          revealed ? round : { ...round, revealedAt: null },
        )
        const whole = { ...evaluation, rounds }
        const parsed = parseEvaluationFile(textOf(whole, 7), digest)
        if (!parsed.ok) throw new Error(describeProblem(parsed.problem))
        expect(parsed).toMatchObject({ seq: 7, migratedFrom: null })
        // Sets have no order of their own; written again they are the same bytes.
        expect(textOf(parsed.evaluation, 7)).toBe(textOf(whole, 7))
        expect(parsed.evaluation.scorecards).toHaveLength(whole.scorecards.length)
      }),
      { numRuns: 50 },
    )
  })

  it('has the same bytes in whatever order rows and fields come', () => {
    const turned = Object.fromEntries(Object.entries(sample).toReversed())
    const scorecards = sample.scorecards.toReversed()
    expect(textOf({ ...(turned as Evaluation), scorecards }, 42)).toBe(good)
  })

  it('keeps fields of a later release where they were', () => {
    const later = {
      ...sample,
      mood: 'good',
      frame: { ...sample.frame, colour: 'green' },
      criteria: sample.criteria.map((criterion) => ({ ...criterion, icon: { name: 'star' } })),
    }
    const parsed = parseEvaluationFile(textOf(later), digest)
    expect(parsed).toMatchObject({
      ok: true,
      evaluation: { mood: 'good', frame: { colour: 'green' } },
    })
    expect(parsed.ok && textOf(parsed.evaluation)).toBe(textOf(later))
  })

  it('shows no blind vote to whoever opens it in an editor', () => {
    const blind = {
      ...sample,
      rounds: sample.rounds.map((round) => ({ ...round, revealedAt: null })),
      weighting: { ...sample.weighting, revealedAt: null },
      decision: { ...sample.decision, supportRevealedAt: null },
    }
    const body = JSON.parse(textOf(blind).split('\n').slice(1).join('\n'))
    expect(body).toMatchObject({ scorecards: [], weightVotes: [], decision: { support: {} } })
    const parsed = parseEvaluationFile(textOf(blind), digest)
    expect(parsed.ok && parsed.evaluation.weightVotes).toHaveLength(sample.weightVotes.length)
  })

  it('says in its first line which evaluation it is', () => {
    expect(parseHeader(good.split('\n', 1)[0] ?? '')).toMatchObject({
      ok: true,
      header: { id: sample.id, seq: 42, summary: { title: sample.frame.title } },
    })
  })
})

describe('a file that is refused', () => {
  it('names place and reason', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['', /^not a Stackjury evaluation/],
      ['{"format":"other"}\n{}', /^not a Stackjury evaluation/],
      [good.replace('"formatVersion":1', '"formatVersion":2'), /newer Stackjury \(format 2/],
      [good.split('\n', 1)[0] ?? '', /^line 2: the content is missing; the file was cut off$/],
      [good.slice(0, -1), /it was cut off$/],
      [`${good} `, /something was added$/],
      [good.replace('"must": false', '"must": true '), /does not match its checksum/],
      [withBody(good, () => '[]\n'), /^line 2: the content is not a JSON object$/],
      [withBody(good, (body) => body.replace('"title":', '"titel":')), /^agenda\[0\]\.title: /],
      [withBody(good, (body) => body.replace('"must": true', '"must": "yes"')), /^trials\[0\]/],
      [
        withBody(good, (body) => body.replace('"agenda":', '"agenda": [], "agenda":')),
        /field "agenda" twice$/,
      ],
      [
        withBody(good, (body) => body.replace('{', '{"__proto__": {"polluted": 1},')),
        /^__proto__: the name "__proto__" is not allowed$/,
      ],
      [
        withBody(good, (body) => body.replace('{', `{"x": ${'['.repeat(80)}${']'.repeat(80)},`)),
        /nested deeper than 64 levels$/,
      ],
      [withBody(good, (body) => body.replace('{', '{"x": 1e999,')), /^x: not a number/],
      [withBody(good, (body) => body.replace('{', '{"sealedVotes": "?",')), /^line 2: Not base64$/],
    ]
    for (const [text, words] of cases) expect(problemWith(text)).toMatch(words)
  })

  it('is never an exception, whatever is wrong with it', () => {
    expect.hasAssertions()
    const bytes = Buffer.from(good)
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length - 1 }),
        fc.nat({ max: 7 }),
        fc.boolean(),
        (at, bit, cut) => {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ (1 << bit)
          const text = (cut ? changed.subarray(0, at) : changed).toString('utf8')
          const parsed = parseEvaluationFile(text, digest)
          // A change in what only lists show leaves the content whole.
          expect([good, 'refused']).toContain(parsed.ok ? textOf(parsed.evaluation, 42) : 'refused')
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('versions', () => {
  it('count up by one without gaps', () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, i) => i + 2))
    expect(currentVersion).toBe(1 + migrations.length)
  })

  const fixtures = import.meta.glob<string>('./fixtures/v*.stackjury', {
    eager: true,
    query: '?raw',
    import: 'default',
  })
  for (let version = 1; version <= currentVersion; version++) {
    it(`opens a version ${version} file`, () => {
      const text = fixtures[`./fixtures/v${version}.stackjury`] ?? ''
      expect(parseEvaluationFile(text, digest)).toMatchObject({
        ok: true,
        migratedFrom: version === currentVersion ? null : version,
      })
    })
  }
})
