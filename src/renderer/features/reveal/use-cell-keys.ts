import { useCommands } from '../../ui/commands.tsx'

interface Moves {
  readonly voteAgain: () => void
  readonly agree: () => void
  readonly dissent: () => void
  readonly record: () => void
  readonly keepMean: () => void
  readonly skip: () => void
}

/** The keys of one cell, in the order in which a discussion goes. */
export function useCellKeys(readOnly: boolean, hasMean: boolean, moves: Moves): void {
  useCommands(
    readOnly
      ? []
      : [
          {
            id: 'second-vote',
            label: 'Take second votes',
            keys: ['V'],
            hint: 'second vote',
            run: moves.voteAgain,
          },
          {
            id: 'agreed-score',
            label: 'Set the agreed score',
            keys: ['A'],
            hint: 'agreed score',
            run: moves.agree,
          },
          {
            id: 'dissent',
            label: 'Record a dissent',
            keys: ['D'],
            hint: 'dissent',
            run: moves.dissent,
          },
          {
            id: 'record',
            label: 'Record the agreed score and go to the next cell',
            keys: ['Enter'],
            hint: 'record, next cell',
            run: moves.record,
          },
          {
            id: 'keep-mean',
            label: 'Keep the mean as the agreed score',
            keys: ['M'],
            unavailable: hasMean ? null : 'nobody gave a score',
            run: moves.keepMean,
          },
          {
            id: 'skip-cell',
            label: 'Skip this cell',
            keys: ['S'],
            run: moves.skip,
          },
        ],
  )
}
