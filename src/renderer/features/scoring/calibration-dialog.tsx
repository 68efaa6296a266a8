import { useEffect, useState } from 'react'
import {
  calibrationChoices,
  type Hands,
  handsSpread,
  togetherCell,
  togetherItem,
} from '#shared/domain/agreement/show-of-hands'
import type { EvaluationId } from '#shared/domain/ids'
import { counted } from '#shared/domain/format'
import type { Criterion } from '#shared/domain/judgement'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/fields.ts'
import { parseRoute, replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { AgreementGlyph } from '../../ui/glyphs.tsx'
import styles from './calibration-dialog.module.css'

const scores = [1, 2, 3, 4, 5] as const
const none: Hands = [0, 0, 0, 0, 0]

/** One cell scored together, by show of hands. Nothing of it is recorded or counted. */
export function CalibrationDialog({ onClose }: { readonly onClose: () => void }) {
  const evaluation = useEvaluation()
  const { id } = evaluation
  const { candidates, criteria } = calibrationChoices(evaluation)
  const [candidateId, setCandidate] = useState(candidates[0]?.id ?? '')
  const [criterionId, setCriterion] = useState(criteria[0]?.id ?? '')
  const [hands, setHands] = useState<Hands>(none)
  const criterion = criteria.find(({ id }) => id === criterionId)
  const [shown, setShown] = useState(false)
  const again = (choose: () => void) => {
    choose()
    setHands(none)
    setShown(false)
  }
  useProjected(id, togetherItem(candidateId, criterionId, shown ? hands : null))
  return (
    <Dialog
      title="One cell together"
      width="46rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setShown(!shown)}>
            {shown ? 'Hide the hands from the projector' : 'Show the hands on the projector'}
          </Button>
          <Button kind="primary" onClick={onClose}>
            Now everybody alone
          </Button>
        </>
      }
    >
      <p className="ink2">
        Everybody raises a hand for a score, openly, so that the anchors mean the same to all.
        Nothing of it is recorded or counted. The projector shows the cell and what its scores mean.
      </p>
      <div className="row gap3">
        <SelectField
          label="Candidate"
          value={candidateId}
          options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(id) => again(() => setCandidate(id))}
        />
        <SelectField
          label="Criterion"
          value={criterionId}
          options={criteria.map(({ id, name }) => ({ value: id, label: name }))}
          onCommit={(id) => again(() => setCriterion(id))}
        />
      </div>
      {criterion && (
        <table className={`list ${styles['hands']}`}>
          <thead>
            <tr>
              <th scope="col">Score</th>
              <th scope="col">What it means</th>
              <th scope="col" className="num">
                Hands
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map((score, index) => (
              <tr key={score}>
                <th scope="row" className="strong tn">
                  {score}
                </th>
                <td>{meaning(criterion, score)}</td>
                <td className="num">
                  <input
                    className={`field ${styles['count']}`}
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={`Hands for ${score}`}
                    {...(score === 1 && { 'data-autofocus': true })}
                    value={hands[index] === 0 ? '' : String(hands[index])}
                    placeholder="0"
                    onChange={(event) => {
                      const count = Number(event.target.value.replace(/\D/g, '').slice(0, 3))
                      // One of the five, and five remain.
                      setHands((now) => now.with(index, count) as unknown as Hands)
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p role="status" className="row">
        <Words hands={hands} />
      </p>
    </Dialog>
  )
}

/** Puts the cell before the room for as long as the dialog is open, by the address alone. */
function useProjected(id: EvaluationId, item: string): void {
  const route = useRoute()
  const [before] = useState(route.page === 'step' ? route.item : '')
  useEffect(() => replaceRoute({ page: 'step', id, step: 'scoring', item }), [id, item])
  useEffect(
    () => () => {
      // Somebody may have gone elsewhere by a key or the browser's own buttons.
      const now = parseRoute(location.hash)
      if (now.page === 'step' && togetherCell(now.item)) replaceRoute({ ...now, item: before })
    },
    [before],
  )
}

function Words({ hands }: { readonly hands: Hands }) {
  const spread = handsSpread(hands)
  const raised = hands.reduce((sum, count) => sum + count, 0)
  if (!spread) return <span className="ink3">Type how many hands go up for each score.</span>
  return (
    <>
      <AgreementGlyph level={spread.level} />
      <span>
        {counted(raised, 'hand', 'hands')}, {spread.low} to {spread.high}: {spread.level}.{' '}
        {spread.level === 'agreed'
          ? 'The anchors mean the same to everybody.'
          : 'Ask the lowest and the highest what they read in the anchors, and sharpen the words.'}
      </span>
    </>
  )
}

function meaning({ anchors }: Criterion, score: (typeof scores)[number]) {
  const words = anchors[score]
  if (words.trim() !== '') return <bdi>{words}</bdi>
  return <span className="ink3">{score === 2 ? 'between 1 and 3' : 'between 3 and 5'}</span>
}
