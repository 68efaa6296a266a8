import { useState } from 'react'
import { capitalised, countWord, formatTime } from '#shared/domain/format'
import type { Participant } from '#shared/domain/frame'
import { ParticipantId } from '#shared/domain/ids'
import type { RoundProgress } from '#shared/domain/scoring/progress'
import { blindRound } from '#shared/domain/scoring/blind-round'
import { scoredCandidates } from '#shared/domain/screening'
import { firstName } from '#shared/domain/short-names'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { HandOver } from '../../ui/hand-over.tsx'
import { usePin } from './pin.ts'
import { AskPinDialog } from './pin-dialogs.tsx'

interface Props {
  readonly progress: RoundProgress
  readonly person: Participant
  readonly handedOverBy: ParticipantId | null
  readonly onStart: () => void
  readonly onChoose: (id: ParticipantId) => void
  readonly onBack: () => void
}

/** Seconds that one score takes, from watching people do it. */
const secondsPerScore = 7.5

/** Whose turn it is, and how far everybody is. */
export function NameScreen({ progress, person, handedOverBy, onStart, onChoose, onBack }: Props) {
  const evaluation = useEvaluation()
  const pin = usePin(evaluation.id, person.id)
  const [askedFor, setAskedFor] = useState<ParticipantId | null>(null)
  const names = new Map(evaluation.participants.map((one) => [one.id, one]))
  const people = progress.voters
    .filter(({ left }) => !left)
    .flatMap(({ participantId, done, total }) => {
      const one = names.get(participantId)
      return one ? [{ id: participantId, name: one.name, role: one.role, done, total }] : []
    })
  const own = people.find(({ id }) => id === person.id)
  const done = own?.done ?? 0
  const total = own?.total ?? 0
  const isReview = blindRound(evaluation)?.cells !== undefined
  const everybody = progress.everybodyFinished && handedOverBy !== null
  const facilitator = evaluation.participants.find(
    ({ id }) => id === evaluation.frame.facilitatorId,
  )
  const before =
    handedOverBy === null || handedOverBy === person.id ? undefined : names.get(handedOverBy)
  const isFinished = (id: ParticipantId) =>
    progress.voters.some((one) => one.participantId === id && one.finished)

  if (everybody) {
    return (
      <HandOver
        lead="Everybody is finished. Please pass the laptop back to"
        name={facilitator?.name ?? 'the facilitator'}
        about="All scores are given. They stay hidden until they are revealed together."
        startLabel="Back to the facilitator"
        onStart={onBack}
        people={people}
        chosenId={null}
        onChoose={(id) => onChoose(ParticipantId.parse(id))}
        secret="score"
        onBack={onBack}
      />
    )
  }
  const lead =
    before && isFinished(before.id)
      ? `${firstName(before.name)} is finished. Please pass the laptop to`
      : handedOverBy === person.id
        ? 'Everybody else is finished. Still to come'
        : 'Please pass the laptop to'
  const note = pin.removedAt
    ? ` The PIN was removed at ${formatTime(pin.removedAt)}.`
    : pin.isSet
      ? ' It opens with your PIN.'
      : ' P on your sheet locks it with a PIN.'
  return (
    <>
      <HandOver
        lead={lead}
        name={person.name}
        about={`${person.role ? `${person.role}. ` : ''}${expectation()}${note}`}
        startLabel={`I am ${firstName(person.name)}, ${done > 0 ? 'go on' : 'start'}`}
        onStart={() => (pin.isSet ? setAskedFor(person.id) : onStart())}
        people={people}
        chosenId={person.id}
        onChoose={(id) => onChoose(ParticipantId.parse(id))}
        secret="score"
        onBack={onBack}
      />
      {askedFor === person.id && (
        <AskPinDialog
          evaluationId={evaluation.id}
          participantId={person.id}
          name={firstName(person.name)}
          onClose={() => setAskedFor(null)}
          onRight={onStart}
        />
      )}
    </>
  )

  function expectation(): string {
    if (done > 0 && done === total) {
      return `All ${total} scores are given. You can change them until the reveal.`
    }
    if (done > 0) return `${done} of ${total} scores are given. You go on where you left off.`
    if (isReview)
      return (
        `${capitalised(countWord(total))} ${total === 1 ? 'score' : 'scores'} of last time, asked again ` +
        `because they may be out of date. Take the time you need, usually ${usualMinutes(total)}.`
      )
    const candidates = scoredCandidates(evaluation).length
    const criteria = evaluation.criteria.length
    return (
      `${capitalised(countWord(candidates))} ${candidates === 1 ? 'candidate' : 'candidates'}, ` +
      `${countWord(criteria)} ${criteria === 1 ? 'criterion' : 'criteria'}, ` +
      `${countWord(total)} scores. Take the time you need, usually ${usualMinutes(total)}.`
    )
  }
}

function usualMinutes(scores: number): string {
  const minutes = Math.max(1, Math.round((scores * secondsPerScore) / 60))
  const round = minutes > 10 ? Math.round(minutes / 5) * 5 : minutes
  return `${countWord(round)} ${round === 1 ? 'minute' : 'minutes'}`
}
