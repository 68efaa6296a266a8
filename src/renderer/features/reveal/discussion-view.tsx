import { useCallback, useMemo, useState } from 'react'
import { isSettled } from '#shared/domain/agreement/discussion-items'
import { counted } from '#shared/domain/format'
import { panelNotes } from '#shared/domain/panel-notes'
import { useEvaluation } from '../../store/evaluation-context.tsx'
import { useAfterPaint } from '../../ui/after-paint.ts'
import { Button } from '../../ui/button.tsx'
import { useCommands, useKeyBarNote } from '../../ui/commands.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PanelNotes } from '../../ui/panel-notes.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { CellView } from './cell-view.tsx'
import { DiscussionList } from './discussion-list.tsx'
import styles from './discussion-view.module.css'
import { PullForwardDialog } from './pull-forward-dialog.tsx'
import { useDiscussion } from './use-discussion.ts'
import { type DiscussedCell, useReveal } from './use-reveal.ts'

interface Props {
  readonly justRevealed: boolean
  readonly readOnly: boolean
  /** A round that is scored blind while this one is in sight. */
  readonly openReview: {
    readonly finished: number
    readonly expected: number
    readonly onReveal: () => void
  } | null
}

/** What to talk about on the left, one cell on the right. */
export function DiscussionView({ justRevealed, readOnly, openReview }: Props) {
  const { cells, others, chosen, cellAt, counts, cellCount, minutesLeft, choose } = useReveal()
  const discussion = useDiscussion()
  const evaluation = useEvaluation()
  const notes = useMemo(() => panelNotes(evaluation), [evaluation])
  const toast = useToast()
  const [pulling, setPulling] = useState(false)
  // The list answers the key; with thirty people the cell takes longer to draw.
  const shownKey = useAfterPaint(chosen?.key ?? null)
  const shown = (shownKey !== null && cellAt(shownKey)) || chosen

  const chooseBy = (step: number) => {
    const at = cells.findIndex(({ key }) => key === chosen?.key)
    const next = cells[Math.max(0, Math.min(cells.length - 1, at + step))]
    if (next) choose(next)
  }
  const goOn = useCallback(
    (from: DiscussedCell) => {
      const at = cells.findIndex(({ key }) => key === from.key)
      const order = [...cells.slice(at + 1), ...cells.slice(0, Math.max(0, at))]
      const next = order.find((cell) => !isSettled(cell.item))
      if (next) choose(next)
      else toast('Every cell of the list is discussed')
    },
    [cells, choose, toast],
  )

  useCommands([
    {
      id: 'cell-up',
      label: 'Cell above',
      keys: ['ArrowUp'],
      hint: 'cell',
      quiet: true,
      run: () => chooseBy(-1),
    },
    {
      id: 'cell-down',
      label: 'Cell below',
      keys: ['ArrowDown'],
      hint: 'cell',
      quiet: true,
      run: () => chooseBy(1),
    },
    ...(readOnly
      ? []
      : [
          {
            id: 'pull-forward',
            label: 'Pull another cell forward',
            keys: ['F'],
            unavailable: others.length === 0 ? 'every cell is on the list' : null,
            run: () => setPulling(true),
          },
        ]),
  ])
  useKeyBarNote(
    `${counts.split} split · ${counts.mixed} mixed · ${counts.agreed} agreed of ${counted(cellCount, 'cell', 'cells')}`,
  )

  return (
    <div className={styles['view']}>
      <DiscussionList
        cells={cells}
        chosenKey={chosen?.key ?? null}
        minutesLeft={minutesLeft}
        onChoose={choose}
        onPullForward={readOnly || others.length === 0 ? null : () => setPulling(true)}
      />
      <div className={styles['cell']}>
        <PanelNotes notes={notes} />
        {openReview && (
          <div className="notice plain">
            <span className="grow">
              A review is being scored blind: {openReview.finished} of {openReview.expected}{' '}
              finished. These are the votes from before.
            </span>
            <Button size="small" keys="Ctrl R" onClick={openReview.onReveal}>
              Reveal all scores
            </Button>
          </div>
        )}
        {shown ? (
          <CellView
            key={shown.key}
            cell={shown}
            rise={justRevealed}
            readOnly={readOnly}
            discussion={discussion}
            onNext={goOn}
          />
        ) : (
          <>
            <h1>Everybody agrees</h1>
            <EmptyState title="Nothing to discuss">
              No cell is split, and none that is mixed could change who comes first. Pull one
              forward if somebody wants to talk about it, or go on to the results.
            </EmptyState>
          </>
        )}
      </div>
      {pulling && (
        <PullForwardDialog
          cells={others}
          onClose={() => setPulling(false)}
          onChoose={(cell) => {
            setPulling(false)
            void discussion.pullForward(cell)
            choose(cell)
          }}
        />
      )}
    </div>
  )
}
