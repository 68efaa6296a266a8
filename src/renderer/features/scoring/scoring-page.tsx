import { useState } from 'react'
import { counted, formatTime, joinNames } from '#shared/domain/format'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RevealDialog } from '../../ui/reveal-dialog.tsx'
import { AskAgainDialog } from './ask-again-dialog.tsx'
import { CalibrationDialog } from './calibration-dialog.tsx'
import { Obstacles } from './obstacles.tsx'
import { PeopleTable } from './people-table.tsx'
import { type Scoring, useScoring } from './use-scoring.ts'

/** Who has scored how far, whose turn it is, and the way to the reveal. Counts only. */
export function ScoringPage() {
  const scoring = useScoring()
  const { round, people, chosen, readOnly } = scoring
  const [asking, setAsking] = useState(false)
  const [calibrating, setCalibrating] = useState(false)
  const [reviewing, setReviewing] = useState(scoring.asksAgain)
  const unfinished = people.filter(({ finished, left }) => !finished && !left)
  const writable = readOnly === null

  /** The first time everybody scores everything; later a review proposes what is stale. */
  const start = () => {
    if (scoring.wasRevealed) setReviewing(true)
    else void scoring.start()
  }
  const startOrReveal = () => {
    if (unfinished.length > 0) setAsking(true)
    else void scoring.reveal()
  }
  const chooseBy = (step: number) => {
    const at = people.findIndex(({ id }) => id === chosen?.id)
    const next = people[Math.max(0, Math.min(people.length - 1, at + step))]
    if (next) scoring.choose(next.id)
  }
  const whyNotStart = scoring.canScore ? null : 'Nothing can be scored yet'
  const whyNotReveal = round ? null : 'No round of scoring is open'

  useCommands([
    {
      id: 'person-up',
      label: 'Person before',
      keys: ['ArrowUp'],
      hint: 'choose',
      quiet: true,
      run: () => chooseBy(-1),
    },
    {
      id: 'person-down',
      label: 'Next person',
      keys: ['ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => chooseBy(1),
    },
    ...(writable && round && chosen && !chosen.left
      ? [
          {
            id: 'hand-over',
            label: `Hand the laptop to ${chosen.name}`,
            keys: ['Enter'],
            hint: 'hand the laptop over',
            run: () => scoring.handTo(chosen.id),
          },
        ]
      : []),
    ...(writable && !round
      ? [
          {
            id: 'start-scoring',
            label: startLabel(scoring),
            ...(!scoring.wasRevealed && { keys: ['S'], hint: 'start' }),
            unavailable: whyNotStart,
            run: start,
          },
        ]
      : []),
    ...(writable && chosen
      ? [
          {
            id: 'left',
            label: chosen.left
              ? `${chosen.name} came back`
              : `${chosen.name} has left the workshop`,
            keys: ['L'],
            run: () => void scoring.setLeft(chosen),
          },
        ]
      : []),
    {
      id: 'calibrate',
      label: 'Score one cell together, without counting it',
      keys: ['T'],
      unavailable: whyNotStart,
      run: () => setCalibrating(true),
    },
    {
      id: 'print-sheets',
      label: 'Print score sheets',
      keys: ['Ctrl P'],
      unavailable: whyNotStart,
      run: () => void scoring.printSheets(),
    },
    ...(writable
      ? [
          {
            id: 'reveal',
            label: 'Reveal all scores',
            keys: ['Ctrl R'],
            ...(round && { hint: 'reveal' }),
            inFields: true,
            unavailable: whyNotReveal,
            run: startOrReveal,
          },
        ]
      : []),
  ])
  useKeyBarNote(
    round ? `${scoring.finished} of ${counted(scoring.expected, 'person', 'people')} finished` : '',
  )

  return (
    <>
      <div className="row">
        <h1>Scoring</h1>
        <span className="sp" />
        {writable && round && chosen && !chosen.left && (
          <Button keys="Enter" onClick={() => scoring.handTo(chosen.id)}>
            <span>
              Hand the laptop to <bdi>{chosen.name}</bdi>
            </span>
          </Button>
        )}
        {writable && round && (
          <Button
            kind={unfinished.length === 0 ? 'primary' : 'plain'}
            keys="Ctrl R"
            onClick={startOrReveal}
          >
            Reveal all scores
          </Button>
        )}
        {writable && !round && (
          <Button
            kind={scoring.wasRevealed ? 'plain' : 'primary'}
            {...(!scoring.wasRevealed && { keys: 'S' })}
            unavailable={whyNotStart}
            onClick={start}
          >
            {startLabel(scoring)}
          </Button>
        )}
        {scoring.revealedAt && (
          <Button kind="primary" onClick={scoring.goToReveal}>
            Go to the reveal
          </Button>
        )}
      </div>
      <div className="row wrap">
        <p className="ink2 grow">{sentence(scoring)}</p>
        {!scoring.revealedAt && (
          <Preparing
            scoring={scoring}
            unavailable={whyNotStart}
            onCalibrate={() => setCalibrating(true)}
          />
        )}
      </div>
      <Obstacles scoring={scoring} />
      {people.length === 0 ? (
        <EmptyState title="Nobody scores yet">
          Everybody who is a voter gets a score sheet of their own. Add people in the frame;
          observers look on and never count.
        </EmptyState>
      ) : (
        <PeopleTable
          people={people}
          chosenId={chosen?.id ?? null}
          begun={scoring.round !== null || scoring.revealedAt !== null}
          onChoose={scoring.choose}
          onHandTo={writable && round ? scoring.handTo : null}
        />
      )}
      {scoring.observers.length > 0 && (
        <p className="sm ink3">
          Looking on and not scoring:{' '}
          <bdi>{joinNames(scoring.observers.map(({ name }) => name))}</bdi>
        </p>
      )}
      {calibrating && <CalibrationDialog onClose={() => setCalibrating(false)} />}
      {reviewing && writable && !round && scoring.wasRevealed && (
        <AskAgainDialog
          onClose={() => setReviewing(false)}
          onAsk={(cells) => {
            setReviewing(false)
            void scoring.start(cells)
          }}
        />
      )}
      {asking && (
        <RevealDialog
          unfinished={unfinished}
          onClose={() => setAsking(false)}
          onReveal={() => void scoring.reveal()}
        />
      )}
    </>
  )
}

interface PreparingProps {
  readonly scoring: Scoring
  readonly unavailable: string | null
  readonly onCalibrate: () => void
}

/** What helps the room before everybody scores alone. */
function Preparing({ scoring, unavailable, onCalibrate }: PreparingProps) {
  const { round, wasRevealed, rehearse, printSheets } = scoring
  return (
    <>
      {!round && !wasRevealed && rehearse && (
        <Button kind="quiet" size="small" onClick={rehearse}>
          Rehearse
        </Button>
      )}
      <Button kind="quiet" size="small" keys="T" unavailable={unavailable} onClick={onCalibrate}>
        One cell together
      </Button>
      <Button
        kind="quiet"
        size="small"
        keys="Ctrl P"
        unavailable={unavailable}
        onClick={() => void printSheets()}
      >
        Print sheets
      </Button>
    </>
  )
}

function startLabel({ wasRevealed }: Scoring): string {
  return wasRevealed ? 'Ask everybody again …' : 'Start blind scoring'
}

function sentence({ round, revealedAt, finished, expected }: Scoring): string {
  if (revealedAt) return `All scores were revealed together at ${formatTime(revealedAt)}.`
  if (!round) return 'Everybody scores alone. Nobody sees a score before the reveal.'
  if (finished === expected && expected > 0) {
    return 'Everybody is finished. Nobody has seen a score; reveal them together.'
  }
  const about = round.cells
    ? `A review of ${counted(round.cells.length, 'score', 'scores')}; the others stand. `
    : ''
  return `${about}${finished} of ${counted(expected, 'person is', 'people are')} finished. Nobody sees a score before the reveal.`
}
