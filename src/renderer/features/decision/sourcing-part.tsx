import { useState } from 'react'
import { z } from 'zod'
import { checkWords, type Signal, signalsOf } from '#shared/catalogue/signals'
import { ParticipantId, type ToolId } from '#shared/domain/ids'
import { sourcingQuestions, type WatchQuestionId } from '#shared/domain/sourcing'
import type { Tool } from '#shared/domain/tool'
import { useTools } from '../../host/use-tools.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/fields.ts'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useKeptWords } from '../../visits/use-kept-words.ts'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

const answers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Unknown' },
] as const

/** The signals of the catalogue that help to answer a question. */
const helpful: ReadonlyMap<string, readonly Signal['id'][]> = new Map<
  WatchQuestionId,
  readonly Signal['id'][]
>([
  ['hard-commitment', ['commitment']],
  ['long-in-use', ['age', 'status']],
  ['answers-us', ['governance', 'activity']],
])

/** Facts of so many candidates fit under a question, while none of them is chosen. */
const mostFacts = 4

/** Build, buy or adopt: questions, and the rule that leads from the answers to the outcome. */
export function SourcingPart({ view }: { readonly view: DecisionView }) {
  const { evaluation, readOnly } = view
  const { sourcing } = evaluation
  const tools = useTools(evaluation.candidates)
  const people = [
    { value: '', label: 'nobody' },
    ...evaluation.participants.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const person = (id: string) => (id === '' ? null : ParticipantId.parse(id))
  return (
    <section className={`card ${styles['part']}`} aria-label="Build, buy or adopt">
      <div className={styles['question']}>
        <TextField
          label="Question"
          value={sourcing.question}
          placeholder="Is this something we should build?"
          readOnly={readOnly}
          onCommit={(question) =>
            view.setSourcing('question of build or buy', { question: question.trim() })
          }
        />
        <SelectField
          label="Recorded by"
          value={sourcing.recordedBy ?? ''}
          options={people}
          readOnly={readOnly}
          onCommit={(id) => view.setSourcing('recorder', { recordedBy: person(id) })}
        />
      </div>
      {/* Above its reasons: eight questions are taller than a projector's screen. */}
      <Outcome view={view} />
      {view.watches.length > 0 && (
        <ul className="col gap1" aria-label="To watch">
          {view.watches.map(({ questionId, because, text }) => (
            <li key={questionId} className="row gap2 ink2">
              <Icon name="warning" size={1} />
              <span>
                {because} {text}
              </span>
            </li>
          ))}
        </ul>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Answer</th>
            <th scope="col">Answered by</th>
          </tr>
        </thead>
        <tbody>
          {view.answers.map(({ id, question, answer, byId }) => (
            <tr key={id} className="ln">
              <td>
                <bdi>{question}</bdi>
                <Facts view={view} tools={tools} questionId={id} />
              </td>
              <td>
                {readOnly ? (
                  answers.find(({ value }) => value === answer)?.label
                ) : (
                  <Segmented
                    label={question}
                    value={answer}
                    options={answers}
                    onChange={(next) => view.answer(id, { answer: next })}
                  />
                )}
              </td>
              <td className={styles['who']}>
                <SelectField
                  label={`Who answered: ${question}`}
                  hideLabel
                  bare
                  value={byId ?? ''}
                  options={people}
                  readOnly={readOnly}
                  onCommit={(by) => view.answer(id, { byId: person(by) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.advice.length > 0 && (
        <ul className="col gap1" aria-label="Advice">
          {view.advice.map(({ id, text, candidateIds }) => (
            <li key={id} className="row gap2 ink2">
              <Icon name="bulb" size={1} />
              <span>
                {text}{' '}
                <bdi className="ink3">
                  {evaluation.candidates
                    .filter((row) => candidateIds.includes(row.id))
                    .map(({ name }) => name)
                    .join(', ')}
                </bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface FactsProps {
  readonly view: DecisionView
  readonly tools: ReadonlyMap<ToolId, Tool>
  readonly questionId: string
}

/** What the catalogue knows that helps to answer a question, of the chosen one or the first few. */
function Facts({ view, tools, questionId }: FactsProps) {
  const { candidates } = view.evaluation
  const wanted = helpful.get(questionId) ?? []
  const chosen = candidates.filter(({ id }) => id === view.decision.chosenId)
  const asked = new Set((chosen.length > 0 ? chosen : candidates).flatMap(({ toolIds }) => toolIds))
  return [...asked].slice(0, mostFacts).map((id) => {
    const tool = tools.get(id)
    const told = tool ? signalsOf(tool).filter(({ id: signal }) => wanted.includes(signal)) : []
    if (!tool || told.length === 0) return null
    return (
      <div key={id} className="xs ink3">
        <bdi>{tool.name}</bdi>:{' '}
        <bdi>
          {told
            .map(({ name, text, asOf, check }) =>
              [
                `${name.toLowerCase()} ${text}`,
                asOf && text !== 'unknown' ? `(${asOf})` : '',
                text !== 'unknown' && checkWords[check] ? `(${checkWords[check]})` : '',
              ]
                .filter(Boolean)
                .join(' '),
            )
            .join(', ')}
        </bdi>
      </div>
    )
  })
}

function Outcome({ view }: { readonly view: DecisionView }) {
  const { outcome, readOnly, evaluation } = view
  const { override } = evaluation.sourcing
  const [overriding, setOverriding] = useState(false)
  const rule = outcome.status === 'decided' ? outcome.rule : null
  const reasons = sourcingQuestions
    .filter(({ id }) => rule?.when[id] !== undefined)
    .map(({ id, text }) => `${text} ${rule?.when[id] === 'yes' ? 'Yes.' : 'No.'}`)
  return (
    <div className={styles['outcome']} aria-live="polite">
      {outcome.status === 'open' ? (
        <p>
          <span className="med">Still open.</span>{' '}
          <span className="ink2">
            To be answered:{' '}
            {sourcingQuestions
              .filter(({ id }) => outcome.missing.includes(id))
              .map(({ text }) => text)
              .join(' ')}
          </span>
        </p>
      ) : (
        <>
          <p className={styles['says']}>
            <bdi>{outcome.outcome}</bdi>
          </p>
          {override ? (
            <p className="sm ink2">
              The group decided otherwise than the rule: <bdi>{override.reason}</bdi>
              {rule && ` The rule says: ${rule.outcome}`}
            </p>
          ) : (
            <p className="sm ink2">
              The rule that led to it: {rule?.because}{' '}
              <span className="ink3">{reasons.join(' ')}</span>
            </p>
          )}
        </>
      )}
      {!readOnly && !overriding && (
        <div className="row gap2">
          <Button size="small" onClick={() => setOverriding(true)}>
            {override ? 'Change the group’s outcome' : 'Decide otherwise'}
          </Button>
          {override && (
            <Button
              size="small"
              onClick={() => view.setSourcing('outcome of build or buy', { override: null })}
            >
              Follow the rule
            </Button>
          )}
        </div>
      )}
      {overriding && (
        <OverrideForm
          override={override}
          onDone={(next) => {
            setOverriding(false)
            if (next) view.setSourcing('outcome of build or buy', { override: next })
          }}
        />
      )}
    </div>
  )
}

interface OverrideProps {
  readonly override: { readonly outcome: string; readonly reason: string } | null
  readonly onDone: (next: { readonly outcome: string; readonly reason: string } | null) => void
}

const Override = z.object({ outcome: z.string().max(20_000), reason: z.string().max(20_000) })
const asOverride = (found: unknown) => Override.safeParse(found).data ?? null

function OverrideForm({ override, onDone }: OverrideProps) {
  const [kept, keep] = useKeptWords('outcome-of-build-or-buy', asOverride)
  const typed = kept ?? override ?? { outcome: '', reason: '' }
  const { outcome, reason } = typed
  const done = (next: typeof override) => {
    keep(null)
    onDone(next)
  }
  return (
    <div className={styles['override']}>
      <TextField
        label="The group’s outcome"
        value={outcome}
        autoFocus
        onCommit={(text) => keep({ ...typed, outcome: text })}
      />
      <TextField
        label="Reason, needed"
        value={reason}
        onCommit={(text) => keep({ ...typed, reason: text })}
      />
      <Button onClick={() => done(null)}>Keep as it is</Button>
      <Button
        kind="primary"
        unavailable={
          outcome.trim() === '' || reason.trim() === '' ? 'Needs an outcome and a reason' : null
        }
        onClick={() => done({ outcome: outcome.trim(), reason: reason.trim() })}
      >
        Decide this
      </Button>
    </div>
  )
}
