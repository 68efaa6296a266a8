import type { z } from 'zod'
import { Evaluation } from '../src/shared/domain/evaluation.ts'
import { EvaluationId, ItemId, ToolId } from '../src/shared/domain/ids.ts'
import { stepIds } from '../src/shared/domain/steps.ts'
import { unknownTool } from '../src/shared/catalogue/personal.ts'
import { scenarioEvaluation } from '../test/scenario.ts'

const run = 'globalThis.stackjuryRan=1'
const there = 'https://hostile.example'

/** What would run, load or change something wherever text is not taken for text. */
export const payloads: readonly string[] = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `"><svg onload=${run}>`,
  `'><details open ontoggle=${run}>`,
  `<iframe srcdoc="<script>parent.stackjuryRan=1</script>">`,
  `</style></title></textarea><script>${run}</script>`,
  `<style>@import "${there}/a.css";*{background:url(${there}/b)}</style>`,
  `;}*{background:url(${there}/c)}/*`,
  `<link rel=stylesheet href=${there}/d.css>`,
  `<base href=${there}/>`,
  `<meta http-equiv=refresh content="0;url=${there}/">`,
  `<form action=${there}/e><button autofocus>`,
  `<object data=${there}/f></object><embed src=${there}/g>`,
  `<math><mtext><mglyph><style><img src=x onerror=${run}>`,
  `<svg><script>${run}</script><image href=${there}/h></svg>`,
  `<a href="javascript:${run}">x</a>`,
  `javascript:${run}//`,
  `data:text/html,<script>${run}</script>`,
  `[x](javascript:${run}) ![y](${there}/i.png) <${there}/j>`,
  `# **bold** _it_ \`code\` | cell | --- ~~x~~`,
  `<!-- --><![CDATA[ ]]><script>${run}</script>`,
  `{{constructor.constructor('${run}')()}} \${${run}} <%= ${run} %> #{${run}}`,
  `&lt;script&gt;${run}&lt;/script&gt; &#60;b&#62; &nbsp;`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `';${run};//\\u003cscript\\u003e`,
  `=HYPERLINK("${there}/k","x")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `_x003C_script_x003E_ \\3C script`,
  `\u202Egnp.exe\u202C \u2066left\u2069`,
  `zero\u200Bwidth\u200D\uFEFFsigns\u00AD`,
  `Unbroken${'word'.repeat(125)}`,
  `BEGIN:VEVENT\\nATTENDEE:mailto:a@hostile.example;x,y`,
  `${there}/l www.hostile.example a@hostile.example`,
  `combining Z\u0351\u036B\u0343\u036A\u0302 👩‍👩‍👧‍👦 ﷽ أهلا`,
]

/** Every free text that an evaluation has, exchanged; and where it stands, by the text. */
export interface HostileEvaluation {
  readonly evaluation: Evaluation
  readonly texts: ReadonlyMap<string, string>
}

/**
 * The worked sample with a payload in each of its texts, each of them marked with a number of its
 * own: "~17~<script>…".
 */
export function hostileEvaluation(id: string): HostileEvaluation {
  const texts = new Map<string, string>()
  const next = (path: string) => {
    const n = texts.size
    const text = `~${n}~${payloads[n % payloads.length]}`
    texts.set(text, path)
    return text
  }
  const sample = withEverything(scenarioEvaluation())
  const changed = exchanged(Evaluation, sample, next, '') as Evaluation
  return { evaluation: { ...changed, id: EvaluationId.parse(id) }, texts }
}

/** With what the sample does not have: facts of a tool from elsewhere, an attachment that is a page. */
function withEverything(sample: Evaluation): Evaluation {
  const [first, ...others] = sample.candidates
  const [trial] = sample.trials
  if (!first || !trial) throw new Error('The sample has a candidate and a trial')
  const line = { id: ItemId.parse('l1'), day: '2026-03-20', byId: trial.ownerId, text: 'x' }
  const toolId = ToolId.parse('x-hostile')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>${run}</script></svg>`
  return {
    ...sample,
    criteria: sample.criteria.map((row, i) =>
      i === 0 ? { ...row, scoredUnder: { name: 'x', anchors: { ...row.anchors, 3: 'x' } } } : row,
    ),
    panelChanges: [
      {
        at: '2026-03-12T11:30:00+01:00',
        byId: null,
        participantId: null,
        what: 'put-back',
        reason: 'x',
        rankingBefore: [],
        rankingAfter: [],
      },
    ],
    candidates: [
      {
        ...first,
        scoredAs: 'x',
        toolIds: [...first.toolIds, toolId],
        facts: [
          {
            ...unknownTool,
            id: toolId,
            name: 'x',
            aliases: ['x'],
            vendor: 'x',
            description: 'x',
            homepage: 'x',
            repository: 'x',
            note: 'x',
            sources: ['x'],
            components: first.componentIds,
            origin: { kind: 'landscape', key: 'x', file: 'x', day: '2026-03-12' },
          },
        ],
      },
      ...others,
    ],
    trials: sample.trials.map((row) => ({
      ...row,
      log: [line],
      successCriteria: row.successCriteria.map((test, i) => ({
        ...test,
        ...(i === 0 && {
          earlierTargets: [
            { day: '2026-03-20', operator: '<=' as const, target: 1, unit: 'x', reason: 'x' },
          ],
        }),
      })),
    })),
    notes: stepIds.map((step) => ({ step, text: 'x' })),
    decision: {
      ...sample.decision,
      supersedesId: EvaluationId.parse('elsewhere'),
      supersededById: EvaluationId.parse('later'),
      signatures: (sample.decision.signatures ?? []).slice(0, 1),
      earlierPolls: [
        { shownAt: '2026-04-02T10:00:00+02:00', support: { ...sample.decision.support } },
      ],
      triggers: sample.decision.triggers.map((row) => ({
        ...row,
        measured: { measure: 'x', operator: '>', target: 60, unit: 'x' },
      })),
      lookBacks: [
        {
          id: ItemId.parse('b1'),
          day: '2026-09-01',
          reason: 'x',
          held: 'partly',
          whatHappened: 'x',
          next: 'x',
        },
      ],
    },
    attachments: ['image/svg+xml', 'text/html', 'image/png'].map((mediaType, i) => ({
      id: ItemId.parse(`hostile-${i}`),
      trialId: trial.id,
      lineId: line.id,
      name: 'x',
      mediaType,
      base64: Buffer.from(svg).toString('base64'),
    })),
  }
}

/** A value with every text exchanged that its schema leaves free but for its length. */
function exchanged(
  schema: z.core.$ZodType,
  value: unknown,
  next: (path: string) => string,
  path: string,
): unknown {
  if (value === null || value === undefined) return value
  // The definitions of a schema are data; each kind has fields of its own.
  const { def } = schema._zod as unknown as {
    readonly def: {
      readonly type: string
      readonly format?: string
      readonly checks?: readonly {
        readonly _zod: { readonly def: { readonly check: string; readonly maximum?: number } }
      }[]
      readonly shape?: Record<string, z.core.$ZodType>
      readonly element?: z.core.$ZodType
      readonly innerType?: z.core.$ZodType
      readonly valueType?: z.core.$ZodType
      readonly options?: readonly z.core.$ZodType[]
    }
  }
  switch (def.type) {
    case 'string': {
      const checks = (def.checks ?? []).map(({ _zod }) => _zod.def)
      const isFree =
        def.format === undefined &&
        checks.every(({ check }) => check === 'max_length' || check === 'min_length')
      const room = Math.min(...checks.map(({ maximum }) => maximum ?? Infinity))
      return isFree && room > 1_000 ? next(path) : value
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => {
          const inner = def.shape?.[key]
          return [key, inner ? exchanged(inner, part, next, `${path}.${key}`) : part]
        }),
      )
    case 'record':
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          def.valueType ? exchanged(def.valueType, part, next, `${path}.*`) : part,
        ]),
      )
    case 'array':
      return (value as readonly unknown[]).map((part) =>
        def.element ? exchanged(def.element, part, next, `${path}[]`) : part,
      )
    case 'optional':
    case 'nullable':
    case 'readonly':
      return def.innerType ? exchanged(def.innerType, value, next, path) : value
    case 'union': {
      const fitting = def.options?.find((option) => (option as z.ZodType).safeParse(value).success)
      return fitting ? exchanged(fitting, value, next, path) : value
    }
    default:
      return value
  }
}
