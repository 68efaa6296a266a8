// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { EvaluationId, SectorId } from '#shared/domain/ids'
import { blipState } from '#shared/domain/radar'
import { withSectors } from '#shared/domain/radar-edits'
import { contradictionsOf } from '#shared/evaluation-file/contradictions'
import { renderPage } from '../../../../test/render-page.tsx'
import { scenarioEvaluation } from '../../../../test/scenario.ts'
import { edit, undo } from '../../store/edit.ts'
import { RadarPage } from './radar-page.tsx'

afterEach(cleanup)
// Roles and names of a whole page are slow to find without a browser.
vi.setConfig({ testTimeout: 20_000 })
const eventually = <T,>(read: () => T) => expect.poll(read, { timeout: 5_000 })

let count = 0
const open = async (change: Partial<Evaluation> = {}, readOnly: string | null = null) => {
  count += 1
  const id = EvaluationId.parse(`radar-${count}`)
  const page = await renderPage(<RadarPage />, {
    evaluation: { ...scenarioEvaluation(), id, ...change },
    hash: `#/e/${id}/radar`,
    readOnly,
  })
  await screen.findByRole('heading', { level: 1 })
  const blip = async (name: string) => {
    const found = (await page.evaluation()).blips.find((row) => row.name === name)
    if (!found) throw new Error(`No blip ${name}`)
    return found
  }
  return { ...page, blip }
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent
const row = (name: string) =>
  within(screen.getByRole('table', { name: /^Everything on the radar/ })).getByRole('row', {
    name: new RegExp(`^\\d+ ${name}`),
  }).textContent

describe('the radar page', () => {
  it('shows every tool of the sample, in the drawing and as a table, with ring and reason', async () => {
    await open()
    expect(heading()).toBe('MLflow moves to Adopt, Weights & Biases to Hold')
    expect(row('MLflow')).toBe('1MLflow↑ in, from TrialAdoptPassed all six trial criteria.')
    expect(
      screen.getByRole('button', { name: '2 Weights & Biases, Hold, ↓ out, from Trial' }),
    ).toBeTruthy()
    expect(screen.getAllByRole('row')).toHaveLength(11)
  })

  it('moves a tool outwards with a key and a reason, on a new radar, and takes it back', async () => {
    const { user, blip, evaluation, db } = await open()
    await user.keyboard('o')
    const dialog = screen.getByRole('dialog', { name: 'Move MLflow from Adopt to Trial?' })
    await user.keyboard('{Enter}')
    expect(blipState(await blip('MLflow')).ring).toBe('adopt')

    await user.click(within(dialog).getByLabelText('Reason'))
    await user.paste('Only one team runs it')
    await user.keyboard('{Enter}')
    await eventually(heading).toBe('MLflow moves to Trial')
    const { history } = await blip('MLflow')
    expect(history.map(({ ring }) => ring)).toEqual(['trial', 'adopt', 'trial'])
    expect(history.at(-1)?.reason).toBe('Only one team runs it')
    expect(contradictionsOf(await evaluation())).toEqual([])

    expect(await undo(db)).toMatchObject({ label: 'Move MLflow to Trial' })
    await eventually(heading).toBe('MLflow moves to Adopt, Weights & Biases to Hold')
    expect((await evaluation()).radar.date).toBe('2026-04-09')
  })

  it('takes back what the toast says, whatever was changed since', async () => {
    const { user, blip, evaluation, db } = await open()
    await user.keyboard('e')
    await user.click(screen.getByRole('button', { name: /^Delete/ }))
    await screen.findByText('Deleted MLflow and its history')
    await edit(db, 'Change the question', async (e) =>
      e.become((now) => ({ ...now, frame: { ...now.frame, title: 'Later' } })),
    )
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await screen.findByText('Undo: Delete MLflow from the radar')
    expect((await blip('MLflow')).history).toHaveLength(2)
    expect((await evaluation()).frame.title).toBe('Later')
  })

  it('takes back the move that was accepted, whatever was changed since', async () => {
    const blips = scenarioEvaluation()
      .blips.map((one) => ({ ...one, history: one.history.slice(0, 1) }))
      .filter(({ history }) => history[0]?.ring !== null)
    const { user, blip, evaluation, db } = await open({ blips })
    await user.click(screen.getByRole('button', { name: 'Accept for MLflow' }))
    await screen.findByText('MLflow moved to Adopt')
    await edit(db, 'Change the question', async (e) =>
      e.become((now) => ({ ...now, frame: { ...now.frame, title: 'Later' } })),
    )
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await eventually(async () => blipState(await blip('MLflow')).ring).toBe('trial')
    expect((await evaluation()).frame.title).toBe('Later')
  })

  it('chooses with arrows, and edits a reason without a move', async () => {
    const { user, blip } = await open()
    await user.keyboard('{ArrowDown}e')
    const dialog = await screen.findByRole('dialog', { name: 'What do we say about Airflow?' })
    const reason = within(dialog).getByLabelText('Reason')
    await user.clear(reason)
    await user.paste('Runs everything at night')
    await user.keyboard('{Enter}')
    await eventually(() => row('Airflow')).toContain('Runs everything at night')
    expect((await blip('Airflow')).history).toHaveLength(2)
  })

  it('shows where a tool has been', async () => {
    const { user } = await open()
    await user.keyboard('h')
    const dialog = screen.getByRole('dialog', { name: 'History of MLflow' })
    expect(
      within(dialog)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Radar ofRingReason',
      '9 April 2026AdoptPassed all six trial criteria.',
      '12 March 2026Trialnot recorded',
    ])
  })

  it('adds a tool under a name of our own', async () => {
    const { user, blip, evaluation } = await open()
    await user.keyboard('n')
    await user.keyboard('Feast{Enter}')
    const dialog = screen.getByRole('dialog', { name: 'Where does Feast go?' })
    await user.click(within(dialog).getByRole('radio', { name: 'Hold' }))
    await user.selectOptions(within(dialog).getByLabelText('Sector'), 'Data')
    await user.click(within(dialog).getByLabelText('Reason'))
    await user.paste('Two features only')
    await user.keyboard('{Enter}')
    await expect
      .poll(() => screen.queryByRole('button', { name: /^\d+ Feast, Hold, New/ }))
      .toBeTruthy()
    expect(await blip('Feast')).toMatchObject({ sectorId: 'sector-2', candidateId: null })
    expect(contradictionsOf(await evaluation())).toEqual([])
  })

  it('proposes what the trial says, and moves only what is accepted', async () => {
    const { blips } = scenarioEvaluation()
    const before = blips.map((one) => ({ ...one, history: one.history.slice(0, 1) }))
    const { user, blip } = await open({
      blips: before.filter(({ history }) => history[0]?.ring !== null),
    })
    const proposals = screen.getByRole('region', { name: 'Proposed, not decided' })
    expect(within(proposals).getByText(/from Trial to Adopt/)).toBeTruthy()
    expect(blipState(await blip('MLflow')).ring).toBe('trial')

    await user.click(within(proposals).getByRole('button', { name: 'Accept for MLflow' }))
    await eventually(async () => blipState(await blip('MLflow')).ring).toBe('adopt')
    expect(blipState(await blip('MLflow')).reason).toMatch(/^Passed every must criterion/)
    await user.click(
      within(proposals).getByRole('button', { name: 'Not now for Weights & Biases' }),
    )
    expect(blipState(await blip('Weights & Biases')).ring).toBe('trial')
    expect(screen.queryByRole('button', { name: 'Accept for Weights & Biases' })).toBeNull()
  })

  it('takes a radar in a year later as a new one, with rings that it calls otherwise', async () => {
    const { blips, radar } = scenarioEvaluation()
    const { user, blip, evaluation, db } = await open({
      radar: { ...radar, date: '2025-05-18' },
      blips: blips.map((one) => ({
        ...one,
        history: [{ day: '2025-05-18', ring: 'assess', reason: 'Then.' }],
      })),
    })
    await user.click(screen.getByRole('button', { name: 'Import' }))
    const text = 'name,ring,quadrant\nMLflow,Keep,Data\nneptune.ai,Trial,Tooling\n'
    const dialog = screen.getByRole('dialog')
    await user.upload(within(dialog).getByLabelText('Files of a radar'), [
      new File([text], 'theirs.csv', { type: 'text/csv' }),
    ])
    const takeIn = await within(dialog).findByRole('button', { name: /^Take it in/ })
    expect(takeIn.getAttribute('aria-disabled')).toBe('true')
    await user.selectOptions(within(dialog).getByLabelText('Ring “Keep” is'), 'Adopt')
    await user.selectOptions(within(dialog).getByLabelText('Sector “Tooling” goes to'), 'Data')
    const belongs = within(dialog).getByLabelText<HTMLSelectElement>('Belongs to')
    expect(belongs.value).toBe('new')
    await user.click(takeIn)
    await eventually(async () => (await blip('MLflow')).history.map(({ ring }) => ring)).toEqual([
      'assess',
      'adopt',
    ])
    expect((await blip('MLflow')).history[0]?.day).toBe('2025-05-18')
    expect((await blip('neptune.ai')).toolId).toBe('neptune-ai')
    expect((await evaluation()).radar.sectors).toEqual(radar.sectors)
    expect(contradictionsOf(await evaluation())).toEqual([])

    await undo(db)
    expect((await evaluation()).radar.date).toBe('2025-05-18')
    expect((await blip('MLflow')).history).toHaveLength(1)
  })

  it('goes on with the radar of another evaluation, and takes that back in one step', async () => {
    const empty = { radar: { id: 'radar' as const, date: null, sectors: [] }, blips: [] }
    const { user, host, evaluation, db, blip } = await open(empty)
    const other = scenarioEvaluation()
    const nothing = { ...other, id: EvaluationId.parse('no-radar'), ...empty }
    for (const one of [other, { ...nothing, frame: { ...other.frame, title: 'Without one' } }])
      await host.evaluations.create({ evaluation: one })
    await user.click(screen.getByRole('button', { name: 'Begin a radar' }))
    await user.click(await screen.findByRole('button', { name: 'Take over the radar of …' }))
    await screen.findByRole('option', { name: 'Without one' })
    await user.keyboard('without{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing is on the radar')
    await user.clear(screen.getByRole('combobox', { name: 'Evaluation' }))
    await user.keyboard(`${other.frame.title}{Enter}`)
    await eventually(heading).toMatch(/moves to Adopt/)
    expect((await blip('MLflow')).candidateId).toBeNull()
    expect((await evaluation()).radar).toEqual(other.radar)
    expect(contradictionsOf(await evaluation())).toEqual([])

    await undo(db)
    expect((await evaluation()).blips).toEqual([])
  })

  it('keeps a sector that another window adds while sectors are changed', async () => {
    const { user, db, evaluation } = await open()
    await user.click(screen.getByRole('button', { name: 'Sectors' }))
    const added = { id: SectorId.parse('added'), name: 'Added elsewhere' }
    await edit(db, 'Elsewhere', (e) =>
      e.become((now) => withSectors(now, [...now.radar.sectors, added])),
    )
    await user.type(screen.getByLabelText('Sector 1'), ' and more')
    await user.click(screen.getByRole('button', { name: 'Save sectors' }))
    await eventually(async () => (await evaluation()).radar.sectors[0]?.name).toMatch(/ and more$/)
    expect((await evaluation()).radar.sectors.at(-1)).toEqual(added)
    expect((await evaluation()).radar.sectors).toHaveLength(5)
  })

  it('removes a sector and keeps its tools', async () => {
    const { user, evaluation } = await open()
    await user.click(screen.getByRole('button', { name: 'Sectors' }))
    await user.click(screen.getByRole('button', { name: 'Remove sector 4' }))
    expect(screen.getByText(/2 blips go to the first sector/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Save sectors' }))
    await eventually(async () => (await evaluation()).radar.sectors.length).toBe(3)
    expect(contradictionsOf(await evaluation())).toEqual([])
    expect(row('KServe')).toContain('Assess')
  })

  it('begins with nothing but a button, and lets nothing be changed while it is read-only', async () => {
    const empty = { radar: { id: 'radar' as const, date: null, sectors: [] }, blips: [] }
    const { user } = await open(empty)
    await user.click(screen.getByRole('button', { name: 'Begin a radar' }))
    expect(
      await screen.findByRole('heading', { name: 'Nothing is on the radar yet', level: 1 }),
    ).toBeTruthy()
    cleanup()

    const read = await open({}, 'Decided')
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull()
    await read.user.keyboard('o')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
