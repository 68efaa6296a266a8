import { useEffect, useState } from 'react'
import type { ParticipantId } from '#shared/domain/ids'
import { blindRound, isScorable } from '#shared/domain/scoring/blind-round'
import { roundProgress } from '#shared/domain/scoring/progress'
import { scoredCandidates } from '#shared/domain/screening'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { NameScreen } from './name-screen.tsx'
import { ScoreSheet } from './score-sheet.tsx'
import { handOverTo, readHandOver } from './hand-over-state.ts'
import { nextToScore } from './next-to-score.ts'

/**
 * One person's own screen. It begins with their name and nothing else, however it was reached:
 * scores are in the page only between "I am Mei, start" and the hand-over.
 */
export function PrivateScores({ participantId }: { readonly participantId: ParticipantId }) {
  const { evaluation, readOnly } = useOpenEvaluation()
  const [startedFor, setStartedFor] = useState<ParticipantId | null>(null)
  const [{ handedOverBy, view }, setState] = useState(readHandOver)
  const round = blindRound(evaluation)
  const person = evaluation.participants.find(({ id }) => id === participantId)
  const toFacilitator = () =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'scoring', item: participantId })

  const isStarted = startedFor === participantId
  // Of no interest while somebody scores, and counted over everybody's scores.
  const progress = round && !isStarted ? roundProgress(evaluation, round.id) : null
  // A fast hand-over looks for the next person before the last votes have reached the store, so
  // the choice is made again as long as nobody has chosen or begun.
  const isWaiting = !isStarted && handedOverBy !== null
  const isFinished = progress?.voters.some(
    (one) => one.participantId === participantId && one.finished,
  )
  const next = isWaiting && isFinished && progress ? nextToScore(progress, handedOverBy) : null
  useEffect(() => {
    if (next !== null && next !== participantId) {
      handOverTo(evaluation.id, next, { handedOverBy, view })
    }
  }, [next, participantId, evaluation.id, handedOverBy, view])

  const closed = readOnly ?? whyClosed()
  if (closed !== null || !round || !person) {
    return <Closed reason={closed ?? ''} onBack={toFacilitator} />
  }
  if (progress) {
    return (
      <NameScreen
        progress={progress}
        person={person}
        handedOverBy={handedOverBy}
        onStart={() => setStartedFor(participantId)}
        onChoose={(id) => {
          setState({ handedOverBy: null, view })
          handOverTo(evaluation.id, id, { handedOverBy: null, view })
        }}
        onBack={toFacilitator}
      />
    )
  }
  return (
    <ScoreSheet
      key={participantId}
      person={person}
      roundId={round.id}
      view={view}
      onView={(next) => setState((before) => ({ ...before, view: next }))}
      onHandOver={() => {
        setStartedFor(null)
        const next = nextToScore(roundProgress(evaluation, round.id), participantId)
        const state = { handedOverBy: participantId, view }
        setState(state)
        handOverTo(evaluation.id, next ?? participantId, state)
      }}
    />
  )

  function whyClosed(): string | null {
    if (!person) return 'This person is not part of the evaluation any more.'
    if (person.kind === 'observer') return 'Observers look on and do not score.'
    if (person.leftAt !== null) return 'This person has left. Nothing more is expected of them.'
    if (!round) return 'No round of scoring is open.'
    if (scoredCandidates(evaluation).length === 0) return 'There is no candidate to score.'
    if (!evaluation.criteria.some(isScorable)) return 'There is no criterion to score by.'
    return null
  }
}

function Closed({ reason, onBack }: { readonly reason: string; readonly onBack: () => void }) {
  return (
    <main className="main" style={{ maxWidth: '40rem', margin: '12vh auto' }}>
      <h1>Nothing to score here</h1>
      <p className="ink2">{reason}</p>
      <div className="row">
        <Button kind="primary" onClick={onBack}>
          Back to the facilitator
        </Button>
      </div>
    </main>
  )
}
