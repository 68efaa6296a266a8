import type { Evaluation } from '#shared/domain/evaluation'
import type { Participant, Persona } from '#shared/domain/frame'
import { ParticipantId, PersonaId } from '#shared/domain/ids'
import { withoutSignature } from '#shared/domain/signatures'
import type { RemovedCriterion } from '#shared/domain/removed-criteria'

/** Somebody as typed or pasted, before they are in the evaluation. */
export interface TypedPerson {
  readonly name: string
  readonly role: string
  /** As typed; empty if nothing was said. */
  readonly persona: string
  readonly kind: Participant['kind']
}

/**
 * People from text, one per line: "Name, role, persona". Role and persona may be missing; the
 * word "observer" among them makes an observer. Tabs and semicolons separate as well, so that
 * cells of a sheet can be pasted. Lines without a name are left out.
 */
export function parsePeople(text: string): TypedPerson[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
    const [name = '', ...others] = line.split(separator).map((part) => part.trim())
    const isKind = (part: string) => /^(observer|voter)$/i.test(part)
    const kind = others.some((part) => /^observer$/i.test(part)) ? 'observer' : 'voter'
    const [role = '', persona = ''] = others.filter((part) => !isKind(part))
    return name === '' ? [] : [{ name, role, persona, kind }]
  })
}

/**
 * With people added at the end. A persona is found by its name, or by the beginning of it, first
 * in the evaluation, then in the library; what is found nowhere becomes a persona of that name.
 *
 * @param newId gives a fresh id each time
 * @param now as an instant, kept of those who come after weights were seen or scoring has begun
 */
export function withPeople(
  evaluation: Evaluation,
  people: readonly TypedPerson[],
  library: readonly Persona[],
  newId: () => string,
  now: string | null = null,
): Evaluation {
  // Who is there from the start has no moment: only a late one needs explaining.
  const haveWeighed = evaluation.weighting.revealedAt !== null && evaluation.weightVotes.length > 0
  const haveScored = evaluation.rounds.some(({ openedAt }) => openedAt !== null)
  const joinedAt = haveWeighed || haveScored ? now : null

  const personas = [...evaluation.personas]
  const personaFor = (text: string): PersonaId | null => {
    if (text === '') return null
    const own = findPersona(personas, text)
    if (own) return own.id
    const known = findPersona(library, text)
    const added =
      known && !personas.some(({ id }) => id === known.id)
        ? known
        : { id: PersonaId.parse(newId()), name: text, wants: '', frustrations: '', needs: '' }
    personas.push(added)
    return added.id
  }
  const added = people.map(({ name, role, persona, kind }) => ({
    id: ParticipantId.parse(newId()),
    name,
    role,
    personaId: personaFor(persona),
    kind,
    leftAt: null,
    ...(joinedAt === null ? {} : { joinedAt }),
  }))
  return { ...evaluation, personas, participants: [...evaluation.participants, ...added] }
}

function findPersona(personas: readonly Persona[], text: string): Persona | null {
  const sought = text.toLowerCase()
  const names = personas.map((persona) => ({ persona, name: persona.name.toLowerCase() }))
  const match =
    names.find(({ name }) => name === sought || singular(name) === singular(sought)) ??
    names.find(({ name }) => sought.length >= 3 && name.startsWith(sought)) ??
    names.find(({ name }) => sought.length >= 3 && name.includes(` ${sought}`))
  return match?.persona ?? null
}

function singular(name: string): string {
  return name.replace(/s$/, '')
}

/**
 * Without one participant: their votes, dissent and support go with them, and nothing names them
 * any more. Somebody who voted and had to go should be marked as left instead, and whose votes must
 * not count be set aside.
 */
export function withoutParticipant(evaluation: Evaluation, id: ParticipantId): Evaluation {
  const isOther = (row: { readonly participantId: ParticipantId }) => row.participantId !== id
  const other = (one: ParticipantId | null) => (one === id ? null : one)
  const others = (ids: readonly ParticipantId[]) => ids.filter((one) => one !== id)
  const withoutDissent = (rows: RemovedCriterion['discussions']) =>
    rows.map(({ position, row }) => ({
      position,
      row: { ...row, dissent: row.dissent.filter(isOther) },
    }))
  const { frame, weighting, sourcing, decision } = evaluation
  return {
    ...evaluation,
    frame: {
      ...frame,
      ownerId: other(frame.ownerId),
      facilitatorId: other(frame.facilitatorId),
    },
    participants: evaluation.participants.filter((row) => row.id !== id),
    ...(evaluation.panelChanges && {
      panelChanges: evaluation.panelChanges.map((row) => ({
        ...row,
        byId: other(row.byId),
        participantId: other(row.participantId),
      })),
    }),
    parkingLot: evaluation.parkingLot.map((row) => ({
      ...row,
      byId: other(row.byId),
      ownerId: other(row.ownerId),
    })),
    mustHaves: evaluation.mustHaves.map((row) => ({ ...row, ownerId: other(row.ownerId) })),
    screening: evaluation.screening.map((row) => ({
      ...row,
      byId: other(row.byId),
      ownerId: other(row.ownerId),
    })),
    weighting: {
      ...weighting,
      locked: weighting.locked && {
        ...weighting.locked,
        agreedBy: others(weighting.locked.agreedBy),
      },
      changes: weighting.changes.map((row) => ({ ...row, byId: other(row.byId) })),
    },
    weightVotes: evaluation.weightVotes.filter(isOther),
    scorecards: evaluation.scorecards.filter(isOther),
    rounds: evaluation.rounds.map((round) => ({
      ...round,
      ...(round.replaced
        ? {
            replaced: round.replaced.map((row) => ({
              ...row,
              dissent: row.dissent.filter(isOther),
            })),
          }
        : {}),
    })),
    ...(evaluation.removedCriteria && {
      removedCriteria: evaluation.removedCriteria.map((row) => ({
        ...row,
        byId: other(row.byId),
        given: Object.fromEntries(Object.entries(row.given).filter(([one]) => one !== id)),
        votes: row.votes.filter(isOther),
        rounds: row.rounds.map((round) => ({ ...round, replaced: withoutDissent(round.replaced) })),
        discussions: withoutDissent(row.discussions),
      })),
    }),
    discussions: evaluation.discussions.map((row) => ({
      ...row,
      dissent: row.dissent.filter(isOther),
    })),
    trials: evaluation.trials.map((row) => ({
      ...row,
      ownerId: other(row.ownerId),
      log: row.log.map((line) => ({ ...line, byId: other(line.byId) })),
    })),
    sourcing: {
      ...sourcing,
      recordedBy: other(sourcing.recordedBy),
      answers: sourcing.answers.map((row) => ({ ...row, byId: other(row.byId) })),
    },
    decision: {
      ...decision,
      support: Object.fromEntries(Object.entries(decision.support).filter(([one]) => one !== id)),
      ...(decision.earlierPolls && {
        earlierPolls: decision.earlierPolls.map((poll) => ({
          ...poll,
          support: Object.fromEntries(Object.entries(poll.support).filter(([one]) => one !== id)),
        })),
      }),
      dissent: decision.dissent.filter(isOther),
      actions: decision.actions.map((row) => ({ ...row, ownerId: other(row.ownerId) })),
      ...withoutSignature(decision, id),
    },
  }
}

/** How much of the record goes when a participant is removed: scores, weights, dissent, support. */
export function tracesOf(evaluation: Evaluation, id: ParticipantId): number {
  const isTheirs = (row: { readonly participantId: ParticipantId }) => row.participantId === id
  return (
    evaluation.scorecards
      .filter(isTheirs)
      .reduce((sum, card) => sum + Object.keys(card.votes).length, 0) +
    evaluation.weightVotes.filter(isTheirs).length +
    evaluation.discussions.flatMap(({ dissent }) => dissent).filter(isTheirs).length +
    evaluation.decision.dissent.filter(isTheirs).length +
    (id in evaluation.decision.support ? 1 : 0) +
    (evaluation.decision.earlierPolls ?? []).filter(({ support }) => id in support).length
  )
}

/** Without one persona; people and use cases that had it have none. */
export function withoutPersona(evaluation: Evaluation, id: PersonaId): Evaluation {
  const unassigned = <T extends { readonly personaId: PersonaId | null }>(row: T): T =>
    row.personaId === id ? { ...row, personaId: null } : row
  return {
    ...evaluation,
    personas: evaluation.personas.filter((persona) => persona.id !== id),
    participants: evaluation.participants.map(unassigned),
    useCases: evaluation.useCases.map(unassigned),
  }
}
