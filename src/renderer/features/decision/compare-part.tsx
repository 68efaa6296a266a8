import { useState } from 'react'
import { compareEvaluations, type Comparison, snapshotOf } from '#shared/domain/comparison'
import { formatPoints, formatScore, formatWeight } from '#shared/domain/format'
import { EvaluationId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import { ringNames } from '#shared/domain/radar'
import { useHost } from '../../host/host-context.tsx'
import { readOther, useOtherEvaluations } from '../../host/other-evaluations.ts'
import { describeFailure } from '../../host/problems.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.ts'
import { useToast } from '../../ui/toasts.tsx'
import styles from './decision.module.css'
import type { DecisionView } from './use-decision.ts'

/** This evaluation beside another one: last time's, or a snapshot of itself. */
export function ComparePart({ view: { evaluation } }: { readonly view: DecisionView }) {
  const host = useHost()
  const toast = useToast()
  const [others, addOther] = useOtherEvaluations(evaluation.id)
  const [chosen, setChosen] = useState('')
  const [found, setFound] = useState<{
    readonly title: string
    readonly comparison: Comparison
  } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const fail = (error: unknown) => {
    const { what, next } = describeFailure(error)
    setFailure(`${what}. ${next}`)
  }

  const compare = async (otherId: string) => {
    setChosen(otherId)
    setFound(null)
    setFailure(null)
    if (otherId === '') return
    try {
      const other = await readOther(host, EvaluationId.parse(otherId))
      setFound({ title: other.frame.title, comparison: compareEvaluations(other, evaluation) })
    } catch (error) {
      fail(error)
    }
  }
  const keep = async () => {
    setFailure(null)
    try {
      const copy = EvaluationId.parse(crypto.randomUUID())
      const snapshot = snapshotOf(evaluation, copy, dayOf(new Date()))
      await host.evaluations.create({ evaluation: snapshot })
      await host.evaluations.close({ id: copy })
      addOther({ id: copy, title: snapshot.frame.title })
      toast('Snapshot kept beside the other evaluations')
    } catch (error) {
      fail(error)
    }
  }
  return (
    <section className={`card ${styles['part']}`} aria-labelledby="compare">
      <div className="row wrap gap3">
        <h2 id="compare">Compare with last time</h2>
        <span className="sp" />
        <Button onClick={() => void keep()}>Keep a snapshot</Button>
      </div>
      <SelectField
        label="Beside which evaluation"
        value={chosen}
        options={[
          { value: '', label: others.length === 0 ? 'There is no other one yet' : 'Choose one' },
          ...others.map((other) => ({ value: other.id as string, label: other.title })),
        ]}
        onCommit={(next) => void compare(next)}
      />
      {failure !== null && (
        <p className="notice bad" role="alert">
          <bdi>{failure}</bdi>
        </p>
      )}
      {found && <Found {...found} />}
    </section>
  )
}

function Found({ title, comparison }: { readonly title: string; readonly comparison: Comparison }) {
  const { criteria, ranking, scores, decision, radar } = comparison
  return (
    <>
      <p className="sm ink2">
        Before: <bdi>{title}</bdi>. Now: this evaluation.
      </p>
      <Sides
        caption="Ranking"
        what="Candidate"
        rows={ranking.map(({ name, before, after }) => [
          name,
          before ? `${formatPoints(before.total)} (${before.rank})` : 'not ranked',
          after ? `${formatPoints(after.total)} (${after.rank})` : 'not ranked',
        ])}
      />
      <Sides
        caption="Weights"
        what="Criterion"
        rows={criteria.map(({ name, before, after }) => [
          name,
          before === null ? 'not a criterion' : `${formatWeight(before)} %`,
          after === null ? 'not a criterion' : `${formatWeight(after)} %`,
        ])}
      />
      <Sides
        caption="Changed scores"
        what="Cell"
        rows={scores.map(({ candidate, criterion, before, after }) => [
          `${candidate}: ${criterion}`,
          formatScore(before),
          formatScore(after),
        ])}
      />
      <Sides
        caption="Decision"
        what="What"
        rows={decision.map(({ name, before, after }) => [
          name,
          before ?? 'not recorded',
          after ?? 'not recorded',
        ])}
      />
      <Sides
        caption="Moved on the radar"
        what="Tool"
        rows={radar.map(({ name, before, after }) => [
          name,
          before === null ? 'not on it' : ringNames[before],
          after === null ? 'not on it' : ringNames[after],
        ])}
      />
    </>
  )
}

interface SidesProps {
  readonly caption: string
  readonly what: string
  /** Name, before, after. */
  readonly rows: readonly (readonly [string, string, string])[]
}

function Sides({ caption, what, rows }: SidesProps) {
  return (
    <section>
      <h3 className="label">
        {caption}
        {rows.length === 0 && ': nothing is different'}
      </h3>
      {rows.length > 0 && (
        <table className="list">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <th scope="col" className="num">
                Before
              </th>
              <th scope="col" className="num">
                Now
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, before, after], i) => (
              <tr key={`${name} ${i}`}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td className="num tn">{before}</td>
                <td className={`num tn ${before === after ? 'ink3' : 'strong'}`}>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
