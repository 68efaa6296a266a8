import { describe, expect, it } from 'vitest'
import { resultsByPerson } from '#shared/domain/agreement/by-person'
import { toldPersonas } from '#shared/domain/agreement/told-personas'
import type { Evaluation } from '#shared/domain/evaluation'
import { roundTo } from '#shared/domain/format'
import { decisionRecord } from '#shared/domain/record'
import { forHandingOut } from '#shared/evaluation-file/handing-out'
import { toResults } from '#shared/exchange/results-json'
import type { ExportKind } from '#shared/host-contract'
import { textsInZip } from '../../../e2e/zip-text.ts'
import { scenarioEvaluation } from '../../../test/scenario.ts'
import { contentOf } from './evaluation-content.ts'
import { recordOf, renderExport } from './render-export.ts'

const sample = scenarioEvaluation()
const agreed: Evaluation = { ...sample, frame: { ...sample.frame, votesInRecord: true } }
const options = {
  paper: 'A4',
  print: () => Promise.reject(new Error('Nothing is printed here')),
  now: () => new Date('2026-05-01T10:00:00Z'),
} as const

/** Everything that leaves the room, as texts: what is printed, too, and the file inside it. */
async function handedOut(evaluation: Evaluation): Promise<Record<string, string>> {
  const file = async (kind: ExportKind) =>
    Buffer.from(await renderExport(kind, evaluation, options)).toString()
  const workbook = textsInZip(Buffer.from(await renderExport('xlsx', evaluation, options)))
  return {
    md: await file('md'),
    csv: await file('csv'),
    json: await file('json'),
    xlsx: [...workbook].flatMap(([name, text]) => (/docProps/.test(name) ? [] : [text])).join('\n'),
    html: await recordOf(evaluation, options.paper, options.now),
    inside: Buffer.from(contentOf(forHandingOut(evaluation), 0)).toString(),
  }
}

/** The same with what two people said exchanged: their weights, and of their votes those of some criteria. */
function exchanged(
  evaluation: Evaluation,
  [a, b]: readonly [string, string],
  isExchanged: (criterion: number, candidateId: string) => boolean,
): Evaluation {
  const other = (id: string) => (id === a ? b : id === b ? a : id)
  const order = evaluation.criteria.map(({ id }) => id)
  return {
    ...evaluation,
    weightVotes: evaluation.weightVotes.map((row) => {
      const from = evaluation.weightVotes.find(
        (each) => each.participantId === other(row.participantId),
      )
      return { ...row, ...from, participantId: row.participantId }
    }),
    scorecards: evaluation.scorecards.map((card) => {
      const from = evaluation.scorecards.find(
        (each) =>
          each.roundId === card.roundId &&
          each.candidateId === card.candidateId &&
          each.participantId === other(card.participantId),
      )
      const votes = order.flatMap((id, k) => {
        const source = isExchanged(k, card.candidateId) ? from : card
        const vote = source?.votes[id]
        return vote === undefined ? [] : [[id, vote] as const]
      })
      return { ...card, votes: Object.fromEntries(votes) as typeof card.votes }
    }),
  }
}

describe('what leaves the room where nobody agreed to hand out votes', () => {
  const before = handedOut(sample)
  // Two of one persona, and two whose personas have nobody else: no number of a group changes.
  const pairs = [
    ['ana', 'jonas'],
    ['mei', 'samuel'],
    ['priya', 'lukas'],
  ] as const
  it.each(pairs)('is the same when %s and %s had voted for each other', async (...pair) => {
    const everything = exchanged(sample, pair, () => true)
    const some = exchanged(sample, pair, (k, id) => (k + id.length) % 2 === 0)
    for (const evaluation of [everything, some]) {
      expect(resultsByPerson(evaluation)).not.toEqual(resultsByPerson(sample))
      const after = await handedOut(evaluation)
      // One by one: the difference of whole files would fill the screen.
      const kinds = Object.entries(await before)
      expect(kinds.flatMap(([kind, text]) => (after[kind] === text ? [] : [kind]))).toEqual([])
    }
  })

  it('has no total of one person', async () => {
    const group = JSON.stringify(toResults(forHandingOut(sample)))
    const own = resultsByPerson(sample).flatMap(({ withAgreedWeights, withOwnWeights }) =>
      [withAgreedWeights, withOwnWeights].flatMap((opinion) => [
        ...(opinion?.totals.values() ?? []),
      ]),
    )
    // Short numbers are everywhere by chance.
    const numbers = own.map((total) => String(roundTo(total, 4))).filter((text) => text.length > 4)
    expect(numbers.length).toBeGreaterThan(4)
    expect(numbers.filter((text) => group.includes(text))).toEqual([])
    const json = JSON.parse((await before)['json'] ?? '') as Record<string, unknown>
    expect(json['perPersonRound1']).toEqual({})
    expect(json['perPersonaRound1']).toMatchObject({
      'ml-researcher': { first: 'wandb', totals: { wandb: 4.225 } },
      product: { first: '', totals: {} },
      governance: { first: '', totals: {} },
    })
  })

  it('has all of it where everybody agreed, and nothing is blind any more', async () => {
    const json = async (evaluation: Evaluation) =>
      JSON.parse(Buffer.from(await renderExport('json', evaluation, options)).toString()) as unknown
    expect(await json(agreed)).toEqual(JSON.parse(JSON.stringify(toResults(agreed))))
    const review: Evaluation = {
      ...agreed,
      weighting: { ...agreed.weighting, revealedAt: null },
    }
    expect(await json(review)).toMatchObject({ perPersonRound1: {} })
  })
})

describe('personas of which the result is told', () => {
  const personas = (evaluation: Evaluation) => {
    const { told, heldBack } = toldPersonas(evaluation)
    return [told, heldBack].map((rows) => rows.map(({ personaId }) => personaId))
  }
  const moved: Evaluation = {
    ...sample,
    participants: sample.participants.map((row) =>
      row.id === 'priya' ? { ...row, personaId: sample.participants[0]?.personaId ?? null } : row,
    ),
  }

  it('have two voters or more', () => {
    expect(personas(sample)).toEqual([
      ['ml-researcher', 'software-engineer'],
      ['product', 'governance'],
    ])
  })

  it('leave more than one person in the rest, so that nobody’s total is what remains', () => {
    expect(personas(moved)).toEqual([['ml-researcher'], ['governance', 'software-engineer']])
    expect(decisionRecord(forHandingOut(moved))).toEqual(decisionRecord(moved))
    expect(JSON.stringify(decisionRecord(moved))).toContain(
      '2 personas are left out, because the totals would give one person’s votes away',
    )
  })

  it('count by who gave a score', () => {
    const silent = {
      ...sample,
      scorecards: sample.scorecards.filter(({ participantId }) => participantId !== 'jonas'),
    }
    expect(personas(silent)).toEqual([
      ['software-engineer'],
      ['ml-researcher', 'product', 'governance'],
    ])
    const [persona] = forHandingOut(silent).votesInShort?.personas ?? []
    expect(persona).toEqual({ personaId: 'ml-researcher', totals: [] })
  })
})

it('the facilitator’s notes are in nothing that is handed out, whatever was agreed on votes', async () => {
  const notes = [{ step: 'reveal' as const, text: 'zinnoberfuchs' }]
  for (const evaluation of [sample, agreed]) {
    const texts = Object.entries(await handedOut({ ...evaluation, notes }))
    expect(
      texts.filter(([, text]) => text.includes('zinnoberfuchs')).map(([name]) => name),
    ).toEqual([])
  }
})
