import { useState } from 'react'
import { formatDay } from '#shared/domain/format'
import { SectorId } from '#shared/domain/ids'
import { radarTitle, ringNames, type RingProposal } from '#shared/domain/radar'
import { isNewRadarDue, usualSectors } from '#shared/domain/radar-edits'
import { Button } from '../../ui/button.tsx'
import { useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Finding } from '../../ui/finding.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { addables } from './addable.ts'
import { BlipActions } from './blip-actions.tsx'
import { BlipTable } from './blip-table.tsx'
import { LeftTheRadar } from './left-the-radar.tsx'
import { printRadar } from './print-radar.ts'
import { ProposalList } from './proposal-list.tsx'
import { type OpenDialog, RadarDialogs } from './radar-dialogs.tsx'
import { RadarDrawing } from './radar-drawing.tsx'
import css from './radar-page.module.css'
import { RingGuide } from './ring-guide.tsx'
import { type RadarLink, useRadar } from './use-radar.ts'
import { useRadarKeys } from './use-radar-keys.ts'

/** Step 10: where every tool stands, how it moved since last time, and why. */
export function RadarPage() {
  const radar = useRadar()
  const { evaluation, rows, chosen, proposals, readOnly } = radar
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const toast = useToast()
  const { sectors, date } = evaluation.radar
  const title = radarTitle(evaluation)
  useRadarKeys(radar, setDialog)
  useKeyBarNote(rows.length > 0 ? '○→● moved, dashed ring: new' : '')

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
    await radar.place(blip, { ring: proposal.to, reason: proposal.reason, newRadar })
    radar.choose(blip.id)
    toast(`${blip.name} moved to ${ringNames[proposal.to]}`, {
      action: { label: 'Undo', keys: 'Ctrl Z', run: () => void radar.undo() },
    })
  }

  if (sectors.length === 0)
    return (
      <>
        <NoRadar radar={radar} onImport={() => setDialog({ kind: 'import' })} />
        {dialog && <RadarDialogs radar={radar} open={dialog} onOpen={setDialog} />}
      </>
    )
  return (
    <div className={css['page']}>
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
      <div className={css['radar']}>
        <RadarDrawing
          rows={rows}
          sectors={sectors}
          chosenId={chosen?.blip.id ?? null}
          onChoose={radar.choose}
          label={date === null ? `Radar: ${title}` : `Radar of ${formatDay(date)}: ${title}`}
        />
        <div className={css['side']}>
          {rows.length === 0 ? (
            <EmptyState
              title="Nothing is on the radar yet"
              actions={
                readOnly === null && (
                  <Button kind="primary" onClick={() => setDialog({ kind: 'add', start: null })}>
                    Add a tool
                  </Button>
                )
              }
            >
              Put on it what you run, what you are trying, and what you have heard of. Each tool
              gets a ring and a reason, and moves inwards as people use it.
            </EmptyState>
          ) : (
            <section className={`card flush ${css['tableCard']}`} aria-label="Radar as a table">
              <div className={css['tableScroll']}>
                <BlipTable rows={rows} chosenId={chosen?.blip.id ?? null} onChoose={radar.choose} />
              </div>
              {chosen && readOnly === null && <BlipActions row={chosen} onOpen={setDialog} />}
            </section>
          )}
          <LeftTheRadar
            blips={radar.left}
            onHistory={(blip) => setDialog({ kind: 'history', blip })}
          />
        </div>
      </div>
      <RingGuide />
      {dialog && <RadarDialogs radar={radar} open={dialog} onOpen={setDialog} />}
    </div>
  )
}

interface NoRadarProps {
  readonly radar: RadarLink
  readonly onImport: () => void
}

/** Before there is a radar: how one begins. */
function NoRadar({ radar, onImport }: NoRadarProps) {
  const begin = () =>
    void radar.setSectors(
      usualSectors.map((name) => ({ id: SectorId.parse(crypto.randomUUID()), name })),
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
              <Button onClick={onImport}>Import one</Button>
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
