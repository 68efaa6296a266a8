import { type CSSProperties, useState } from 'react'
import { formatDay } from '#shared/domain/format'
import { type BlipId, SectorId } from '#shared/domain/ids'
import { radarTitle, ringNames, type RingProposal } from '#shared/domain/radar'
import { isRadarEmpty } from '#shared/domain/radar-crossing'
import { isNewRadarDue, usualSectors } from '#shared/domain/radar-edits'
import { type RadarPlan, widestDrawing } from '../../charts/radar-plan.ts'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { useUndoToast } from '../../facilitation/undo-toast.ts'
import { useOtherEvaluations } from '../../host/other-evaluations.ts'
import { Button } from '../../ui/button.tsx'
import { useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Finding } from '../../ui/finding.tsx'
import { whileHere } from '../../ui/routes.ts'
import { addables } from './addable.ts'
import { BlipActions } from './blip-actions.tsx'
import { BlipTable } from './blip-table.tsx'
import { LeftTheRadar } from './left-the-radar.tsx'
import { printRadar } from './print-radar.ts'
import { ProposalList } from './proposal-list.tsx'
import { type OpenDialog, RadarDialogs } from './radar-dialogs.tsx'
import { ChosenBlip, NumberList } from './number-list.tsx'
import { RadarDrawing, RadarSheet } from './radar-drawing.tsx'
import css from './radar-page.module.css'
import { RingGuide } from './ring-guide.tsx'
import { type BlipRow, type RadarLink, useRadar } from './use-radar.ts'
import { useRadarKeys } from './use-radar-keys.ts'

/** Step 10: where every tool stands, how it moved since last time, and why. */
export function RadarPage() {
  const radar = useRadar()
  const { evaluation, rows, chosen, proposals, readOnly, isNumbered } = radar
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [pointedId, setPointedId] = useState<BlipId | null>(null)
  const offerUndo = useUndoToast()
  const { sectors, date } = evaluation.radar
  const title = radarTitle(evaluation)
  useRadarKeys(radar, setDialog)
  useKeyBarNote(rows.length > 0 ? keyOf(radar.isNumbered) : '')

  const accept = async (proposal: RingProposal) => {
    const row = rows.find(({ blip }) => blip.id === proposal.blipId)
    const off = radar.left.find(({ id }) => id === proposal.blipId)
    const blip = row?.blip ?? off
    if (!blip) {
      const what = addables(evaluation, '').find((one) => one.candidateId === proposal.candidateId)
      if (what)
        setDialog({ kind: 'add', start: { what, ring: proposal.to, reason: proposal.reason } })
      return
    }
    const newRadar = isNewRadarDue(evaluation, radar.today)
    const chooseHere = whileHere(radar.choose)
    await radar.place(blip, { ring: proposal.to, reason: proposal.reason, newRadar })
    offerUndo(`${blip.name} moved to ${ringNames[proposal.to]}`)
    chooseHere(blip.id)
  }

  const label = date === null ? `Radar: ${title}` : `Radar of ${formatDay(date)}: ${title}`
  const hasSheet = isNumbered || !fitsOnPaper(rows)
  const table = (
    <section className={`card flush ${css['tableCard']}`} aria-label="Radar as a table">
      <div className={isNumbered ? undefined : css['tableScroll']}>
        <BlipTable
          rows={rows}
          chosenId={chosen?.blip.id ?? null}
          onChoose={radar.choose}
          follows={!isNumbered}
        />
      </div>
      {chosen && readOnly === null && !isNumbered && (
        <BlipActions row={chosen} onOpen={setDialog} />
      )}
    </section>
  )

  if (sectors.length === 0)
    return (
      <>
        <NoRadar radar={radar} onOpen={setDialog} />
        {dialog && <RadarDialogs radar={radar} open={dialog} onOpen={setDialog} />}
      </>
    )
  return (
    <div className={`${css['page']} ${hasSheet ? css['onSheet'] : ''}`}>
      <div className={css['intro']}>
        <Finding>{title}</Finding>
        <span className="sp" />
        {date !== null && <span className="ink3 sm nowrap">{formatDay(date)}</span>}
        <span className={css['buttons']}>
          {readOnly === null && (
            <>
              <Button onClick={() => setDialog({ kind: 'add', start: null })}>Add</Button>
              <Button onClick={() => setDialog({ kind: 'sectors' })}>Sectors</Button>
              <Button onClick={() => setDialog({ kind: 'import' })}>Import</Button>
            </>
          )}
          <Button
            onClick={() => chosen && setDialog({ kind: 'history', blip: chosen.blip })}
            unavailable={chosen ? null : 'Nothing is on the radar'}
          >
            History
          </Button>
          <Button
            onClick={() => setDialog({ kind: 'export' })}
            unavailable={chosen ? null : 'Nothing is on the radar'}
          >
            Save as
          </Button>
          <Button onClick={printRadar}>Print</Button>
          {chosen && (
            <CopyPicture
              drawing={() => (
                <RadarSheet rows={rows} sectors={sectors} label={label} plan={radar.plan} />
              )}
            />
          )}
        </span>
      </div>
      {readOnly === null && (
        <ProposalList
          proposals={proposals}
          evaluation={evaluation}
          onAccept={(proposal) => void accept(proposal)}
          onPutOff={radar.putOff}
        />
      )}
      <div className={css['radar']} style={drawn(radar.plan)}>
        <RadarDrawing
          rows={rows}
          sectors={sectors}
          chosenId={chosen?.blip.id ?? null}
          onChoose={radar.choose}
          pointedId={pointedId}
          onPoint={setPointedId}
          label={label}
          plan={radar.plan}
        />
        <div className={css['side']}>
          {rows.length === 0 && (
            <EmptyState
              title="Nothing is on the radar yet"
              actions={
                readOnly === null && (
                  <>
                    <Button kind="primary" onClick={() => setDialog({ kind: 'add', start: null })}>
                      Add a tool
                    </Button>
                    <TakeOverButton radar={radar} onOpen={setDialog} />
                  </>
                )
              }
            >
              Put on it what you run, what you are trying, and what you have heard of. Each tool
              gets a ring and a reason, and moves inwards as people use it.
            </EmptyState>
          )}
          {isNumbered && chosen && (
            <section className={`card flush ${css['tableCard']}`} aria-label="Names by number">
              <NumberList
                rows={rows}
                sectors={sectors}
                chosenId={chosen.blip.id}
                onChoose={radar.choose}
                onPoint={setPointedId}
              />
              <ChosenBlip row={chosen} />
              {readOnly === null && <BlipActions row={chosen} onOpen={setDialog} />}
            </section>
          )}
          {!isNumbered && rows.length > 0 && table}
          <LeftTheRadar
            blips={radar.left}
            onHistory={(blip) => setDialog({ kind: 'history', blip })}
          />
        </div>
      </div>
      {isNumbered && table}
      {hasSheet && <RadarSheet rows={rows} sectors={sectors} label={label} plan={radar.plan} />}
      <RingGuide />
      {dialog && <RadarDialogs radar={radar} open={dialog} onOpen={setDialog} />}
    </div>
  )
}

/** The drawing gets the room that it needs, and the table what is left. */
const drawn = ({ view }: RadarPlan) =>
  ({ '--drawing': `${Math.min(view.width, widestDrawing) / 16}rem` }) as CSSProperties

const keyOf = (isNumbered: boolean) =>
  isNumbered
    ? 'Wedge to the middle: moved in, away: moved out, dashed ring: new'
    : '○→● moved, near the edge that it came over; dashed ring: new'

/** Lines that the table has room for beside the drawing on one page. */
const linesOnPaper = 46

/** Whether the table can stand beside the drawing on one page of A4; an estimate on the safe side. */
function fitsOnPaper(rows: readonly BlipRow[]): boolean {
  const lines = ({ blip, state }: BlipRow) =>
    Math.max(1 + Math.ceil(blip.name.length / 20), Math.ceil(state.reason.length / 26)) + 0.4
  return rows.reduce((sum, row) => sum + lines(row), 0) <= linesOnPaper
}

interface NoRadarProps {
  readonly radar: RadarLink
  readonly onOpen: (dialog: OpenDialog) => void
}

/** Only where ours is empty, and another evaluation is known that may have one. */
function TakeOverButton({ radar, onOpen }: NoRadarProps) {
  const { evaluation } = radar
  const isEmpty = isRadarEmpty(evaluation)
  const [others] = useOtherEvaluations(evaluation.id, isEmpty)
  if (!isEmpty || others.length === 0) return null
  return <Button onClick={() => onOpen({ kind: 'take-over' })}>Take over the radar of …</Button>
}

/** Before there is a radar: how one begins. */
function NoRadar({ radar, onOpen }: NoRadarProps) {
  const { evaluation } = radar
  const begin = () =>
    void radar.setSectors(
      usualSectors.map((name) => ({ id: SectorId.parse(crypto.randomUUID()), name })),
      evaluation.radar.sectors,
    )
  return (
    <>
      <h1>Radar</h1>
      <EmptyState
        title="There is no radar yet"
        actions={
          radar.readOnly === null && (
            <>
              <Button kind="primary" onClick={begin}>
                Begin a radar
              </Button>
              <Button onClick={() => onOpen({ kind: 'import' })}>Import one</Button>
              <TakeOverButton radar={radar} onOpen={onOpen} />
            </>
          )
        }
      >
        A radar shows where every tool of your stack stands: Adopt, Trial, Assess or Hold, each with
        a reason, and how it moved since last time. It begins with four sectors that you can change,
        and with what your candidates and trials propose.
      </EmptyState>
      <RingGuide />
    </>
  )
}
