import { useMemo, useState } from 'react'
import { toolNamed } from '#shared/catalogue/find-tools'
import { allRingProposals } from '#shared/catalogue/status-proposals'
import type { Evaluation } from '#shared/domain/evaluation'
import { BlipId } from '#shared/domain/ids'
import { dayOf } from '#shared/domain/instant'
import type { Blip, Radar } from '#shared/domain/proof'
import {
  blipState,
  type BlipState,
  numberedBlips,
  ringNames,
  type RingProposal,
  rings,
} from '#shared/domain/radar'
import {
  withBlip,
  withBlipEdited,
  withBlipPlaced,
  withNewRadar,
  withoutBlip,
  withSectors,
} from '#shared/domain/radar-edits'
import { withRadarOf } from '#shared/domain/radar-crossing'
import { dayOfImport, type IncomingRadar, withImportedRadar } from '#shared/domain/radar-import'
import type { Ring } from '#shared/domain/values'
import { useOpenEvaluation } from '../../store/evaluation-context.tsx'
import { replaceRoute, whileHere } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { radarPlan } from '../../charts/radar-plan.ts'
import { drawnBlips } from './radar-drawing.tsx'
import { useTools } from '../../host/use-tools.ts'

/** A blip on the radar with its number in drawing and table. */
export interface BlipRow {
  readonly number: number
  readonly blip: Blip
  readonly state: BlipState & { readonly ring: Ring }
}

/** Where something goes, and why. `newRadar` begins the radar of today before it. */
export interface Placement {
  /** Null takes it off the radar. */
  readonly ring: Ring | null
  readonly reason: string
  readonly newRadar: boolean
}

/** The page's link to the data: what is on the radar, what is chosen, and every change of it. */
export function useRadar() {
  const { evaluation, edit, readOnly } = useOpenEvaluation()
  const route = useRoute()
  const [today] = useState(() => dayOf(new Date()))
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set())
  const { rows, plan } = useMemo(() => {
    const fromMiddle = rowsOf(evaluation)
    const drawn = radarPlan(drawnBlips(fromMiddle), evaluation.radar.sectors)
    return {
      plan: drawn,
      // Whoever looks for a number in a list looks along the numbers.
      rows: drawn.isNumbered ? fromMiddle.toSorted((a, b) => a.number - b.number) : fromMiddle,
    }
  }, [evaluation])
  const tools = useTools(evaluation.candidates)
  const proposals = useMemo(
    () => allRingProposals(evaluation, tools, today),
    [evaluation, tools, today],
  )
  const item = route.page === 'step' ? route.item : ''
  const chosen = rows.find(({ blip }) => blip.id === item) ?? rows[0] ?? null

  const toolIdOf = (name: string) => toolNamed([...tools.values()], name)?.id ?? null
  const change = (label: string, next: (now: Evaluation) => Evaluation) =>
    edit(label, (e) => e.become(next))
  const choose = (id: BlipId) =>
    replaceRoute({ page: 'step', id: evaluation.id, step: 'radar', item: id })

  return {
    evaluation,
    tools,
    readOnly,
    rows,
    /** Whether there are so many that blips have numbers only, and names are in a list. */
    isNumbered: plan.isNumbered,
    /** Where everything in the drawing goes. */
    plan,
    /** Blips that have left the radar, with their past. */
    left: evaluation.blips.filter((blip) => blipState(blip).ring === null),
    proposals: proposals.filter((proposal) => !putOff.has(keyOf(proposal))),
    chosen,
    choose,
    today,
    /** Hides a proposal until the page is opened again. Nothing is recorded. */
    putOff: (proposal: RingProposal) => setPutOff((all) => new Set([...all, keyOf(proposal)])),
    place: (blip: Blip, { ring, reason, newRadar }: Placement) =>
      change(
        ring === null
          ? `Take ${blip.name} off the radar`
          : `Move ${blip.name} to ${ringNames[ring]}`,
        (now) =>
          withBlipPlaced(
            newRadar ? withNewRadar(now, today) : now,
            blip.id,
            { ring, reason: reason.trim() },
            today,
          ),
      ),
    rewrite: (blip: Blip, text: Parameters<typeof withBlipEdited>[2]) =>
      change(`Edit ${blip.name} on the radar`, (now) => withBlipEdited(now, blip.id, text)),
    add: async (
      blip: Omit<Blip, 'history' | 'id'>,
      { ring, reason, newRadar }: Placement,
    ): Promise<void> => {
      const id = BlipId.parse(crypto.randomUUID())
      const chooseHere = whileHere(choose)
      await change(`Add ${blip.name} to the radar`, (now) =>
        withBlip(
          newRadar ? withNewRadar(now, today) : now,
          { ...blip, id },
          { ring, reason: reason.trim() },
          today,
        ),
      )
      chooseHere(id)
    },
    remove: (blip: Blip) =>
      change(`Delete ${blip.name} from the radar`, (now) => withoutBlip(now, blip.id)),
    /** One step for all of a radar from outside. */
    takeIn: (incoming: IncomingRadar, newRadar: boolean) =>
      change('Import a radar', (now) =>
        withImportedRadar(now, incoming, {
          day: dayOfImport(now, incoming, today),
          newRadar,
          toolIdOf,
          newId: () => crypto.randomUUID(),
        }),
      ),
    /** Goes on with the radar of another evaluation, where ours is empty. */
    takeOver: (other: Evaluation) =>
      change(`Take over the radar of ${other.frame.title}`, (now) => withRadarOf(now, other)),
    /** @param seen the sectors that these were made from: what came since stays */
    setSectors: (sectors: Radar['sectors'], seen: Radar['sectors']) =>
      change('Change the sectors of the radar', (now) => {
        const known = new Set([...seen, ...sectors].map(({ id }) => id))
        return withSectors(now, [
          ...sectors,
          ...now.radar.sectors.filter(({ id }) => !known.has(id)),
        ])
      }),
  }
}

export type RadarLink = ReturnType<typeof useRadar>

const keyOf = ({ candidateId, blipId, to, reason }: RingProposal) =>
  `${blipId ?? candidateId} ${to} ${reason}`

/** From the middle outwards, by number within a ring. */
function rowsOf(evaluation: Evaluation): BlipRow[] {
  return numberedBlips(evaluation)
    .flatMap(({ number, blip }) => {
      const state = blipState(blip)
      return state.ring === null ? [] : [{ number, blip, state: { ...state, ring: state.ring } }]
    })
    .toSorted(
      (a, b) => rings.indexOf(a.state.ring) - rings.indexOf(b.state.ring) || a.number - b.number,
    )
}
