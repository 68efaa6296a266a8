import { useState } from 'react'
import { type CriterionId, ParticipantId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import type { Points, WeightVote } from '#shared/domain/judgement'
import { firstName } from '#shared/domain/short-names'
import type { Edit } from '../../store/edit.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { Button } from '../../ui/button.tsx'
import { HandOver } from '../../ui/hand-over.tsx'
import { navigate, replaceRoute } from '../../ui/routes.ts'
import { OwnWeights } from './own-weights.tsx'
import { weightVoters } from './use-weights.ts'

interface Props {
  readonly participantId: ParticipantId
}

/**
 * One person's own screen for weights. It begins with their name and nothing else, however it
 * was reached. What has been handed in is never shown again before the reveal, not even to the
 * person: whoever sits at the laptop now may be somebody else.
 */
export function PrivateWeights({ participantId }: Props) {
  const { evaluation, answer, readOnly } = useOpenEvaluation()
  const [startedFor, setStartedFor] = useState<ParticipantId | null>(null)
  const { id, participants, criteria, weighting, weightVotes, frame } = evaluation
  const person = participants.find((one) => one.id === participantId)
  const people = weightVoters(evaluation)
  const own = weightVotes.find((vote) => vote.participantId === participantId)
  const isHandedIn = own !== undefined && own.submittedAt !== null

  const back = () => navigate({ page: 'step', id, step: 'criteria', item: 'weights' })
  // In place of the present entry, so that the browser's Back never leads to somebody's screen.
  const passTo = (next: ParticipantId) => {
    setStartedFor(null)
    replaceRoute({ page: 'private', id, task: 'weights', participantId: next })
  }

  const closed = readOnly ?? whyClosed()
  if (closed !== null || !person) {
    return (
      <main className="main" style={{ maxWidth: '40rem', margin: '12vh auto' }}>
        <h1>No weights to give here</h1>
        <p className="ink2">{closed}</p>
        <div className="row">
          <Button kind="primary" onClick={back}>
            Back to the facilitator
          </Button>
        </div>
      </main>
    )
  }

  const { method } = weighting
  const keep = (given: Points, before: Points) =>
    answer(`Weights of ${person.name}`, async (e) => {
      const now = await e.read('weightVotes', participantId)
      // What was handed in, in this window or another, is not undone by what is still typed here.
      if (now && now.submittedAt !== null) return
      const isSame = now?.method === method && method !== 'ranking'
      const all = isSame ? withChanged(now.given, before, given) : given
      await writeWeights(e, now, { participantId, method, given: all, submittedAt: null })
    })
  const handIn = async (given: Points) => {
    // The points are gone from the screen only once they are kept.
    await answer(`Hand in the weights of ${person.name}`, async (e) => {
      const now = await e.read('weightVotes', participantId)
      const submittedAt = instantOf(new Date())
      await writeWeights(e, now, { participantId, method, given, submittedAt })
    })
    const next = people.find((one) => !one.isDone && one.id !== participantId)
    passTo(next?.id ?? participantId)
  }

  if (startedFor === participantId) {
    const begun = own && !isHandedIn && own.method === weighting.method ? own.given : {}
    return (
      <OwnWeights
        key={participantId}
        name={person.name}
        method={weighting.method}
        criteria={criteria}
        begun={begun}
        onDraft={(given, before) => {
          // What was handed in counts until the new points are handed in as a whole.
          if (!isHandedIn) void keep(given, before)
        }}
        onHandIn={(given) => void handIn(given)}
        onPause={() => setStartedFor(null)}
      />
    )
  }

  const total = criteria.length
  const list = people.map(({ isDone, ...one }) => ({ ...one, done: isDone ? total : 0, total }))
  const hasLast = latest(evaluation.weightVotes)
  const last = participants.find((one) => one.id === hasLast)
  const everybody = people.every(({ isDone }) => isDone)
  const choose = (next: string) => passTo(ParticipantId.parse(next))
  if (everybody && isHandedIn && last?.id === participantId) {
    const facilitator = participants.find((one) => one.id === frame.facilitatorId)
    return (
      <HandOver
        lead="Everybody is finished. Please pass the laptop back to"
        name={facilitator?.name ?? 'the facilitator'}
        about="All weights are given. They stay hidden until they are revealed together."
        startLabel="Back to the facilitator"
        onStart={back}
        people={list}
        chosenId={null}
        onChoose={choose}
        secret="weight"
        onBack={back}
      />
    )
  }
  const first = firstName(person.name)
  return (
    <HandOver
      lead={
        last && last.id !== participantId && !isHandedIn
          ? `${firstName(last.name)} is finished. Please pass the laptop to`
          : isHandedIn
            ? 'Has already finished'
            : 'Please pass the laptop to'
      }
      name={person.name}
      about={isHandedIn ? handedIn : `${person.role ? `${person.role}. ` : ''}${task()}`}
      startLabel={isHandedIn ? `I am ${first}, start again` : `I am ${first}, start`}
      onStart={() => setStartedFor(participantId)}
      people={list}
      chosenId={person.id}
      onChoose={choose}
      secret="weight"
      onBack={back}
    />
  )

  function whyClosed(): string | null {
    if (!person) return 'This person is not part of the evaluation any more.'
    if (person.kind === 'observer') return 'Observers look on and give no weights.'
    if (person.leftAt !== null) return 'This person has left. Nothing more is expected of them.'
    if (weighting.revealedAt !== null) return 'The weights have been revealed.'
    if (weighting.agreed !== null) return 'The group sets its weights without a vote.'
    return criteria.length === 0 ? 'There is no criterion to weigh.' : null
  }

  function task(): string {
    switch (weighting.method) {
      case 'points':
        return `You divide 100 points among ${total} criteria.`
      case 'swing':
        return `You rate ${total} criteria from 0 to 100.`
      case 'ranking':
        return `You put ${total} criteria in order.`
    }
  }
}

/**
 * Writes what somebody gives over what they gave so far, but for what another window has taken away meanwhile: an evaluation
 * whose weights refer to nothing could not be opened elsewhere.
 */
async function writeWeights(e: Edit, now: WeightVote | null, vote: WeightVote): Promise<void> {
  const { participantId, given } = vote
  const [person, ...criteria] = await Promise.all([
    e.read('participants', participantId),
    ...keysOf(given).map((id) => e.read('criteria', id)),
  ])
  if (!person) return
  const there = new Set(criteria.map((criterion) => criterion?.id))
  // What is given to a criterion that was set aside stays with it.
  const isThere = (id: CriterionId) => there.has(id) || now?.given[id] !== undefined
  const kept = Object.fromEntries(
    Object.entries(given).filter(([id]) => isThere(id as CriterionId)),
  )
  await e.put('weightVotes', { ...now, ...vote, given: kept })
}

const keysOf = (points: Points) => Object.keys(points) as CriterionId[]

/** Only what was changed here: another window may be open for the same person. */
function withChanged(now: Points, before: Points, after: Points): Points {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])]
  const changed = keys.filter((key) => before[key] !== after[key])
  const all = { ...now }
  for (const key of changed) {
    const value = after[key]
    if (value === undefined) delete all[key]
    else all[key] = value
  }
  return all
}

const handedIn =
  'The weights are handed in and not shown. Starting again begins with nothing; what was handed in counts until then.'

/** Who handed in last. */
function latest(
  votes: readonly { readonly participantId: ParticipantId; readonly submittedAt: string | null }[],
): ParticipantId | null {
  const handed = votes.flatMap(({ participantId, submittedAt }) =>
    submittedAt === null ? [] : [{ participantId, at: Date.parse(submittedAt) }],
  )
  return handed.toSorted((a, b) => b.at - a.at)[0]?.participantId ?? null
}
