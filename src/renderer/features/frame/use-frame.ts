import {
  hasVoted,
  withPersonPutBack,
  withPersonSetAside,
  withVoteOf,
} from '#shared/domain/changing-panel'
import { componentName } from '#shared/domain/components'
import { coverage } from '#shared/domain/coverage'
import type { Evaluation } from '#shared/domain/evaluation'
import { counted, joinNames } from '#shared/domain/format'
import type { AgendaItem, Frame, Participant, Persona } from '#shared/domain/frame'
import { AgendaItemId, type ComponentId, type ParticipantId, PersonaId } from '#shared/domain/ids'
import { instantOf } from '#shared/domain/instant'
import { movedBy } from '#shared/domain/ordering'
import {
  parsePeople,
  tracesOf,
  withoutParticipant,
  withoutPersona,
  withPeople,
} from '#shared/domain/people'
import {
  parseAgendaLine,
  replanned,
  type Session,
  sessionItems,
  withSession,
  withSessionStart,
} from '#shared/domain/agenda-plan'
import { withVotesInRecord } from '#shared/domain/votes-agreed'
import { withScope } from '#shared/domain/stack'
import { agendaFrom } from '#shared/domain/starting'
import type { AgendaTemplate, PersonaTemplate } from '#shared/domain/templates'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { personaLibrary } from './templates.ts'

/** Everything that the frame page shows and does. */
export interface FrameStep {
  readonly evaluation: Evaluation
  readonly readOnly: boolean
  /** Names of personas that a use case names and no voter has; empty when there is none. */
  readonly silentPersonas: string
  readonly changeFrame: (fields: Partial<Frame>, what: string) => void
  /** That the record shows who voted what; keeps when this was agreed. */
  readonly agreeOnVotes: (agreed: boolean) => void
  readonly changeContext: (fields: Partial<Frame['context']>, what: string) => void
  /** Also says on the stack map that it is under evaluation, or no longer. */
  readonly setScope: (id: ComponentId, inScope: boolean) => void
  /** One or more people as typed or pasted, see `parsePeople`. How many were added. */
  readonly addPeople: (text: string) => number
  readonly changePerson: (id: ParticipantId, fields: Partial<Participant>, what: string) => void
  readonly movePerson: (person: Participant, places: number) => void
  /** Marks somebody as gone for good, or takes that back. */
  readonly setLeft: (person: Participant, left: boolean) => void
  /** Whether whose votes count would change, which needs a reason. */
  readonly hasVoted: (person: Participant) => boolean
  readonly setVote: (person: Participant, kind: Participant['kind'], reason: string) => void
  /** Takes somebody off the panel with everything that they said; for those who voted. */
  readonly setAside: (person: Participant, reason: string) => Promise<void>
  readonly putBack: (person: Participant, reason: string) => void
  readonly removePerson: (person: Participant) => Promise<void>
  readonly addPersona: (template: PersonaTemplate | null) => Promise<void>
  readonly changePersona: (persona: Persona, fields: Partial<Persona>) => void
  readonly removePersona: (persona: Persona) => Promise<void>
  readonly planFrom: (template: AgendaTemplate) => Promise<void>
  readonly addItem: (session: Session, line: string) => void
  readonly changeItem: (item: AgendaItem, fields: Partial<AgendaItem>, what: string) => void
  readonly moveItem: (item: AgendaItem, places: number) => void
  readonly removeItem: (item: AgendaItem) => Promise<void>
  readonly setStart: (session: Session, start: string | null) => void
}

export function useFrame(): FrameStep {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const offerUndo = useUndoToast()
  const { personas } = evaluation
  const silent = coverage(evaluation).personasWithoutVoter

  const become = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))
  const inSession = (
    label: string,
    session: Session,
    change: (items: readonly AgendaItem[]) => readonly AgendaItem[],
  ) => become(label, (now) => withSession(now, session, change(sessionItems(now, session))))
  const newId = () => crypto.randomUUID()
  const why = (now: Evaluation, reason: string) => ({
    at: instantOf(new Date()),
    byId: now.frame.facilitatorId,
    reason,
  })

  return {
    evaluation,
    readOnly: readOnly !== null,
    silentPersonas: joinNames(
      personas.filter(({ id }) => silent.includes(id)).map(({ name }) => name),
    ),
    changeFrame: (fields, what) =>
      void edit(`Change ${what}`, (e) => e.patchSheet('frame', fields)),
    agreeOnVotes: (agreed) =>
      void become('Change votes in the record', (now) => ({
        ...now,
        frame: withVotesInRecord(now.frame, agreed, instantOf(new Date())),
      })),
    changeContext: (fields, what) =>
      void become(`Change ${what}`, (now) => ({
        ...now,
        frame: { ...now.frame, context: { ...now.frame.context, ...fields } },
      })),
    setScope: (id, inScope) =>
      void become(
        `${inScope ? 'Put' : 'Take'} ${componentName(id)} ${inScope ? 'in' : 'out of'} scope`,
        (now) => withScope(now, id, inScope),
      ),
    addPeople: (text) => {
      const people = parsePeople(text)
      const [first] = people
      if (!first) return 0
      const label = people.length === 1 ? first.name : counted(people.length, 'person', 'people')
      void become(`Add ${label}`, (now) =>
        withPeople(now, people, personaLibrary, newId, instantOf(new Date())),
      )
      return people.length
    },
    changePerson: (id, fields, what) =>
      void edit(`Change ${what}`, (e) => e.patch('participants', id, fields)),
    movePerson: ({ id, name }, places) =>
      void become(`Move ${name}`, (now) => ({
        ...now,
        participants: movedBy(now.participants, id, places),
      })),
    setLeft: ({ id, name }, left) =>
      void edit(left ? `${name} left` : `${name} came back`, (e) =>
        e.patch('participants', id, { leftAt: left ? instantOf(new Date()) : null }),
      ),
    hasVoted: ({ id }) => hasVoted(evaluation, id),
    setVote: ({ id, name }, kind, reason) =>
      void become(kind === 'voter' ? `${name} votes` : `${name} observes`, (now) =>
        withVoteOf(now, id, kind, why(now, reason)),
      ),
    setAside: async ({ id, name }, reason) => {
      await become(`Take ${name} off the panel`, (now) =>
        withPersonSetAside(now, id, why(now, reason)),
      )
      offerUndo(`${name} is off the panel`)
    },
    putBack: ({ id, name }, reason) =>
      void become(`Put ${name} back on the panel`, (now) =>
        withPersonPutBack(now, id, why(now, reason)),
      ),
    removePerson: async ({ id, name }) => {
      const traces = tracesOf(evaluation, id)
      await become(`Remove ${name}`, (now) => withoutParticipant(now, id))
      offerUndo(
        traces === 0
          ? `Removed ${name}`
          : `Removed ${name} with ${counted(traces, 'vote or remark', 'votes and remarks')}. Whoever only had to go can be marked as left.`,
      )
    },
    addPersona: async (template) => {
      const persona = template ?? {
        id: PersonaId.parse(newId()),
        name: 'New persona',
        wants: '',
        frustrations: '',
        needs: '',
      }
      await edit(`Add persona ${persona.name}`, (e) => e.append('personas', persona))
    },
    changePersona: ({ id, name }, fields) =>
      void edit(`Change persona ${name}`, (e) => e.patch('personas', id, fields)),
    removePersona: async ({ id, name }) => {
      await become(`Remove persona ${name}`, (now) => withoutPersona(now, id))
      offerUndo(`Removed the persona ${name}`)
    },
    planFrom: async (template) => {
      const had = sessionItems(evaluation, template.session)
      const hasBegun = had.some(({ startedAt }) => startedAt !== null)
      await inSession(`Plan ${template.name}`, template.session, (items) =>
        replanned(
          items,
          agendaFrom(template, () => AgendaItemId.parse(newId())),
        ),
      )
      const kept = hasBegun ? '; what has begun keeps its real minutes' : ''
      if (had.length > 0) offerUndo(`Replaced the agenda by ${template.name}${kept}`)
    },
    addItem: (session, line) => {
      const { title, minutes } = parseAgendaLine(line)
      if (title === '') return
      const item = {
        id: AgendaItemId.parse(newId()),
        session,
        title,
        minutes,
        start: null,
        step: null,
        startedAt: null,
        endedAt: null,
      }
      void inSession(`Add ${title} to the agenda`, session, (items) => [...items, item])
    },
    changeItem: ({ id, session }, fields, what) =>
      void inSession(`Change ${what}`, session, (items) =>
        items.map((item) => (item.id === id ? { ...item, ...fields } : item)),
      ),
    moveItem: ({ id, session, title }, places) =>
      void inSession(`Move ${title}`, session, (items) => movedBy(items, id, places)),
    removeItem: async ({ id, session, title }) => {
      await inSession(`Remove ${title}`, session, (items) => items.filter((item) => item.id !== id))
      offerUndo(`Removed “${title}” from the agenda`)
    },
    setStart: (session, start) =>
      void become('Change the start', (now) => withSessionStart(now, session, start)),
  }
}
