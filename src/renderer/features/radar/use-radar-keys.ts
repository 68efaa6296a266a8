import { ringNames } from '#shared/domain/radar'
import { isRadarEmpty } from '#shared/domain/radar-crossing'
import { useCommands } from '../../ui/commands.tsx'
import { neighbourRing } from './blip-actions.tsx'
import { printRadar } from './print-radar.ts'
import type { OpenDialog } from './radar-dialogs.tsx'
import type { RadarLink } from './use-radar.ts'

/** The keys of the page. */
export function useRadarKeys(radar: RadarLink, open: (dialog: OpenDialog) => void): void {
  const { rows, chosen, readOnly, evaluation } = radar
  const at = rows.findIndex(({ blip }) => blip.id === chosen?.blip.id)
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (next) radar.choose(next.blip.id)
  }
  const nothing = chosen ? null : 'nothing is on the radar'
  const closed =
    readOnly ?? (evaluation.radar.sectors.length === 0 ? 'there is no radar yet' : null)
  const move = (by: -1 | 1, key: string, word: string) => {
    const to = chosen && neighbourRing(chosen.state.ring, by)
    return {
      id: `radar-${word}`,
      label: chosen && to ? `Move ${chosen.blip.name} ${word} to ${ringNames[to]}` : `Move ${word}`,
      keys: [key],
      hint: 'propose inwards, outwards',
      unavailable: closed ?? nothing ?? (to ? null : 'there is no ring beyond'),
      run: () => {
        if (chosen && to) open({ kind: 'move', row: chosen, to })
      },
    }
  }
  useCommands([
    {
      id: 'radar-before',
      label: 'Blip before',
      keys: ['ArrowUp'],
      hint: 'choose',
      quiet: true,
      run: () => step(-1),
    },
    {
      id: 'radar-next',
      label: 'Next blip',
      keys: ['ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => step(1),
    },
    move(-1, 'I', 'inwards'),
    move(1, 'O', 'outwards'),
    {
      id: 'radar-edit',
      label: 'Edit reason, name and sector',
      keys: ['E'],
      hint: 'edit reason',
      unavailable: readOnly ?? nothing,
      run: () => chosen && open({ kind: 'edit', row: chosen }),
    },
    {
      id: 'radar-history',
      label: 'History of the blip',
      keys: ['H'],
      hint: 'history',
      unavailable: nothing,
      run: () => chosen && open({ kind: 'history', blip: chosen.blip }),
    },
    {
      id: 'radar-add',
      label: 'Add to the radar',
      keys: ['N'],
      hint: 'add',
      unavailable: closed,
      run: () => open({ kind: 'add', start: null }),
    },
    {
      id: 'radar-sectors',
      label: 'Change the sectors of the radar',
      unavailable: closed,
      run: () => open({ kind: 'sectors' }),
    },
    {
      id: 'radar-import',
      label: 'Import a radar of another program',
      unavailable: readOnly,
      run: () => open({ kind: 'import' }),
    },
    {
      id: 'radar-take-over',
      label: 'Take over the radar of another evaluation',
      unavailable: readOnly ?? (isRadarEmpty(evaluation) ? null : 'something is on the radar'),
      run: () => open({ kind: 'take-over' }),
    },
    {
      id: 'radar-export',
      label: 'Save the radar as a drawing or for another program',
      keys: ['X'],
      hint: 'save as',
      unavailable: nothing,
      run: () => open({ kind: 'export' }),
    },
    { id: 'radar-print', label: 'Print the radar on one page', run: printRadar },
  ])
}
