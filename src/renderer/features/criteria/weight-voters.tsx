import { useState } from 'react'
import { joinNames } from '#shared/domain/format'
import type { ParticipantId } from '#shared/domain/ids'
import type { WeightMethod } from '#shared/domain/judgement'
import { firstName } from '#shared/domain/short-names'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ReadinessGlyph } from '../../ui/glyphs.tsx'
import { navigate } from '../../ui/routes.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { Weights } from './use-weights.ts'
import styles from './criteria.module.css'

interface Props {
  readonly weights: Weights
}

const methods: readonly {
  readonly value: WeightMethod
  readonly label: string
  readonly about: string
}[] = [
  {
    value: 'points',
    label: '100 points',
    about: 'Everybody divides 100 points among the criteria.',
  },
  {
    value: 'swing',
    label: 'Swing',
    about:
      'Everybody rates from 0 to 100 how much it matters to go from a 1 to a 5 on each criterion; the greatest is 100.',
  },
  {
    value: 'ranking',
    label: 'Ranking',
    about:
      'Everybody puts the criteria in order. Points follow from the ranks (rank-order centroid).',
  },
]

/** Who has given their weights and who has not, and nothing else. */
export function WeightVoters({ weights }: Props) {
  const { evaluation, voters, readOnly } = weights
  const { method } = evaluation.weighting
  const [asking, setAsking] = useState(false)
  const done = voters.filter(({ isDone }) => isDone)
  const open = voters.filter(({ isDone }) => !isDone)
  const first = open[0] ?? voters[0]
  const reading = readOnly ? 'opened for reading' : null
  const nobody = voters.length === 0 ? 'nobody has a vote' : null
  const notYet = done.length === 0 ? 'nobody has given weights yet' : null

  const pass = (participantId: ParticipantId) =>
    navigate({ page: 'private', id: evaluation.id, task: 'weights', participantId })
  const start = () => {
    if (first) pass(first.id)
  }
  const reveal = () => {
    if (open.length > 0) setAsking(true)
    else void weights.reveal()
  }

  useKeyBarNote(voters.length > 0 ? `${done.length} of ${voters.length} done` : '')
  useCommands([
    {
      id: 'blind-weights',
      label: 'Pass the laptop for blind weights',
      keys: ['B'],
      hint: 'blind weights',
      unavailable: reading ?? nobody,
      run: start,
    },
    {
      id: 'reveal-weights',
      label: 'Reveal all weights',
      keys: ['Ctrl R'],
      hint: 'reveal weights',
      inFields: true,
      unavailable: reading ?? notYet,
      run: reveal,
    },
  ])

  return (
    <>
      <section className={`card ${styles['method']}`} aria-labelledby="weight-method">
        <div className="row wrap">
          <h2 id="weight-method">How everybody says what matters</h2>
          <span className="sp" />
          <Segmented
            label="Method"
            value={method}
            options={methods.map(({ value, label }) => ({
              value,
              label,
              unavailable: reading,
            }))}
            onChange={(value) => void weights.setMethod(value)}
          />
        </div>
        <p className="sm ink2">{methods.find(({ value }) => value === method)?.about}</p>
      </section>

      {voters.length === 0 ? (
        <EmptyState
          title="Nobody has a vote yet"
          actions={
            <Button
              kind="primary"
              onClick={() => navigate({ page: 'step', id: evaluation.id, step: 'frame', item: '' })}
            >
              Add people
            </Button>
          }
        >
          Blind weights need voters. In a small workshop the group can set the weights directly.
        </EmptyState>
      ) : (
        <section className={`card flush ${styles['people']}`} aria-label="Who is done">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">Voter</th>
                <th scope="col">Weights</th>
                <th scope="col">
                  <span className="visually-hidden">Action</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {voters.map(({ id, name, role, isDone }) => (
                <tr key={id}>
                  <td>
                    <bdi className="med">{name}</bdi> <bdi className="sm ink3">{role}</bdi>
                  </td>
                  <td>
                    <span className="row nowrap">
                      <ReadinessGlyph state={isDone ? 'done' : 'not-begun'} />
                      {isDone ? 'done' : 'not yet'}
                    </span>
                  </td>
                  <td className="num">
                    {!readOnly && (
                      <Button size="small" onClick={() => pass(id)}>
                        Pass to {firstName(name)}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}

      {!readOnly && (
        <div className="row wrap">
          {first && (
            <Button kind={open.length > 0 ? 'primary' : 'plain'} onClick={start} keys="B">
              {done.length === 0 ? 'Start blind weights' : 'Go on with blind weights'}
            </Button>
          )}
          <Button
            kind={open.length === 0 && first ? 'primary' : 'plain'}
            onClick={reveal}
            keys="Ctrl R"
            unavailable={notYet}
          >
            Reveal weights
          </Button>
          <span className="sp" />
          <Button kind="quiet" onClick={() => void weights.setDirectly()}>
            Set weights without a vote
          </Button>
        </div>
      )}

      {asking && (
        <Dialog
          title={`Reveal the weights of ${done.length} of ${voters.length}?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <span data-autofocus>
                <Button onClick={() => setAsking(false)} keys="Escape">
                  Wait for them
                </Button>
              </span>
              <Button
                kind="primary"
                onClick={() => {
                  setAsking(false)
                  void weights.reveal()
                }}
              >
                Reveal now
              </Button>
            </>
          }
        >
          <p className="ink2">
            <bdi>{joinNames(open.map(({ name }) => name))}</bdi>{' '}
            {open.length === 1 ? 'has' : 'have'} not handed anything in. After the reveal nobody can
            give weights blind any more.
          </p>
        </Dialog>
      )}
    </>
  )
}
