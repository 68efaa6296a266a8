import { expect, it } from 'vitest'
import { toolsInBrief } from '#shared/catalogue/tools-in-brief'
import { emptyEvaluation } from '#shared/domain/empty-evaluation'
import { EvaluationId, ToolId } from '#shared/domain/ids'
import { toMadr } from '#shared/exchange/madr'
import { scenarioEvaluation } from '../../test/scenario.ts'
import { renderRecord } from './record-document.tsx'

const options = { paper: 'A4', printedAt: '2026-04-09T10:50:00+02:00' } as const
const sample = scenarioEvaluation()

it('shows the stack in one picture: on the lifecycle, in place, decided, and what each candidate fills', () => {
  const html = renderRecord(sample, options)
  const start = html.indexOf('aria-label="The stack on the lifecycle')
  const picture = html.slice(start, html.indexOf('Small: brought along', start))
  expect(start).toBeGreaterThan(0)
  for (const words of [
    'Every candidate fills everything in scope alone.',
    'Data engineering',
    'Pipelines',
    'Pipeline orchestration',
    'Airflow',
    'Would be filled by',
    'ClearML',
    'fills 2 of 2; stands beside Airflow',
  ])
    expect(picture).toContain(words)
  // Who is out is not in the running to fill anything.
  expect(picture).not.toContain('Comet')
  expect(html).toContain('Often the next one: monitoring.')
  expect(toMadr(sample)).toContain('ClearML: fills 2 of 2; stands beside Airflow')
})

/** What a reader sees, without markup. */
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.)])/g, '$1')

it('tells how the long list became the short one, and who said what knocked somebody out', () => {
  const [first, ...rest] = sample.screening
  const comet = sample.screening.find(({ answer }) => answer === 'fail')
  if (!first || !comet) throw new Error('The sample has answers')
  const told = {
    ...sample,
    candidates: sample.candidates.map((row) =>
      row.id === 'clearml' ? { ...row, withdrawn: 'Nobody wants to run it' } : row,
    ),
    screening: [first, ...rest].map((row) =>
      row === comet ? { ...row, byId: sample.participants[0]?.id ?? null } : row,
    ),
  }
  const text = textOf(renderRecord(told, options))
  expect(text).toContain('6 options were considered. Building in-house was among them; keeping')
  expect(text).toContain('1 option failed a must-have and left: Comet.')
  expect(text).toContain('1 option was taken off by hand, with a reason: ClearML.')
  expect(text).toContain('4 options were left to be scored')
  expect(text).toContain('Nobody wants to run it')
  expect(text).toContain(`Said by ${sample.participants[0]?.name}.`)
})

it('says what is known of the tools with its date, what became of them, and what a bundle is made of', async () => {
  const [mlflow, ...others] = sample.candidates
  if (!mlflow) throw new Error('The sample has candidates')
  const evaluation = {
    ...sample,
    candidates: [
      { ...mlflow, toolIds: ['mlflow', 'neptune-ai'].map((id) => ToolId.parse(id)) },
      ...others,
    ],
  }
  const tools = await toolsInBrief(evaluation)
  const text = textOf(renderRecord(evaluation, { ...options, tools }))
  expect(text).toContain('MLflow (a bundle of MLflow and neptune.ai)')
  expect(text).toContain('Active (Sep 2026)')
  expect(text).toContain(
    'Discontinued, 5 Mar 2026: acquired by OpenAI, 3 Dec 2025; its service was shut down, 5 Mar 2026',
  )
  expect(toMadr(evaluation, tools)).toContain('acquired by OpenAI, 3 Dec 2025')
  // Without a catalogue the record says nothing of them, and is whole.
  expect(textOf(renderRecord(evaluation, options))).not.toContain('What is known of the tools')
})

it('has no picture of a stack of which nobody has said anything', () => {
  const empty = emptyEvaluation(EvaluationId.parse('e'), '2026-01-01T09:00:00Z', 'Nothing yet')
  expect(renderRecord(empty, options)).not.toContain('The stack on the lifecycle')
})
