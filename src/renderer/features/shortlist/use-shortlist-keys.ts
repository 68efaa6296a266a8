import type { RefObject } from 'react'
import { useCommands } from '../../ui/commands.tsx'
import type { AboutCandidate, OpenDialog } from './shortlist-dialogs.tsx'
import type { Shortlist } from './use-shortlist.ts'
import type { Selection } from './use-selection.ts'

interface Does {
  readonly open: (dialog: OpenDialog) => void
  readonly ask: (act: AboutCandidate['act']) => void
  readonly remove: () => void
  readonly edition: RefObject<HTMLInputElement | null>
}

/** The keys of the page; those of the must-haves are with their view. */
export function useShortlistKeys(
  shortlist: Shortlist,
  { view, selected, select, show }: Selection,
  { open, ask, remove, edition }: Does,
): void {
  const { readOnly, evaluation } = shortlist
  const { candidates } = evaluation
  const reading = readOnly ? 'opened for reading' : null
  const noCandidate = selected ? reading : 'there is no candidate'
  const isOff = selected !== null && selected.withdrawn !== null
  const index = selected ? candidates.indexOf(selected) : -1

  useCommands([
    {
      id: 'import-tools',
      label: 'Import tools from a landscape or a list',
      run: () => open('import'),
    },
    {
      id: 'own-catalogue',
      label: 'My catalogue: add, correct or remove tools of our own',
      keys: ['C'],
      run: () => open('own'),
    },
    {
      id: 'switch-view',
      label: view === 'candidates' ? 'Go to the must-haves' : 'Go to the candidates',
      keys: ['M'],
      hint: view === 'candidates' ? 'must-haves' : 'candidates',
      run: () => show(view === 'candidates' ? 'must-haves' : 'candidates'),
    },
  ])
  useCommands(
    view === 'must-haves'
      ? []
      : [
          {
            id: 'add-candidate',
            label: 'Add a candidate',
            keys: ['N'],
            hint: 'new candidate',
            unavailable: reading,
            run: () => open('add'),
          },
          ...([-1, 1] as const).map((step) => ({
            id: `choose ${step}`,
            label: 'Choose a candidate',
            keys: [step === -1 ? 'ArrowUp' : 'ArrowDown'],
            hint: 'choose',
            quiet: true,
            run: () => select(candidates[index + step]?.id ?? selected?.id ?? null),
          })),
          {
            id: 'edition',
            label: 'Write the edition',
            keys: ['E'],
            hint: 'edition',
            unavailable: noCandidate,
            run: () => edition.current?.focus(),
          },
          {
            id: 'bundle',
            label: 'Add a tool to the candidate',
            keys: ['B'],
            hint: 'add a tool',
            unavailable: noCandidate,
            run: () => ask('bundle'),
          },
          {
            id: 'withdraw',
            label: isOff ? 'Put back on the list' : 'Take off with a reason',
            keys: ['X'],
            hint: isOff ? 'put back' : 'take off',
            unavailable: noCandidate,
            run: () => {
              if (selected?.withdrawn === null) ask('withdraw')
              else if (selected) void shortlist.takeBack(selected)
            },
          },
          ...([-1, 1] as const).map((step) => ({
            id: `move ${step}`,
            label: step === -1 ? 'Move the candidate up' : 'Move the candidate down',
            keys: [step === -1 ? 'Shift ArrowUp' : 'Shift ArrowDown'],
            unavailable: noCandidate,
            run: () => {
              if (selected) void shortlist.move(selected, step)
            },
          })),
          {
            id: 'remove-candidate',
            label: 'Remove the candidate',
            keys: ['Delete'],
            unavailable: noCandidate,
            run: remove,
          },
        ],
  )
}
