import { Fragment, memo, useEffect, useMemo, useRef } from 'react'
import {
  type ItemReason,
  isSettled,
  lastThatFits,
  minutesPerCell,
} from '#shared/domain/agreement/discussion-items'
import { criterionLabels } from '#shared/domain/criterion-heads'
import { counted, formatPoints } from '#shared/domain/format'
import { Button } from '../../ui/button.tsx'
import { CandidateMark } from '../../ui/candidate-mark.tsx'
import { AgreementGlyph, ReadinessGlyph } from '../../ui/glyphs.tsx'
import styles from './discussion-list.module.css'
import { Later } from '../../ui/later.tsx'
import type { DiscussedCell } from './use-reveal.ts'

interface Props {
  readonly cells: readonly DiscussedCell[]
  readonly chosenKey: string | null
  /** Until the discussion should end; null when no plan says so. */
  readonly minutesLeft: number | null
  readonly onChoose: (cell: DiscussedCell) => void
  /** Null when there is nothing more to add. */
  readonly onPullForward: (() => void) | null
}

/** Where each part of the list begins. The first has no words: it is what the list is for. */
const headings: Readonly<Record<ItemReason, string>> = {
  'could-change': '',
  'no-score': 'Nobody could judge, so there is no total',
  'pulled-forward': 'Pulled forward',
  'cannot-change': 'Split, but cannot change who comes first',
}

/** More than fit on a tall screen. The others follow in the next frame. */
const inSight = 40

/** The cells to discuss, those that decide on top, and a line where the time runs out. */
export function DiscussionList({ cells, chosenKey, minutesLeft, onChoose, onPullForward }: Props) {
  const labels = useMemo(() => labelsOf(cells), [cells])
  const items = cells.map(({ item }) => item)
  const open = items.filter((item) => !isSettled(item)).length
  const last = minutesLeft === null ? null : lastThatFits(items, minutesLeft)
  const fits = Math.floor(Math.max(0, minutesLeft ?? 0) / minutesPerCell)

  const row = (cell: DiscussedCell, index: number) => {
    const { why } = cell.item
    const before = cells[index - 1]?.item.why
    return (
      <Fragment key={cell.key}>
        {why !== before && headings[why] !== '' && <Rule words={headings[why]} />}
        <Item
          cell={cell}
          label={labels.get(cell.criterion.id) ?? cell.criterion.name}
          number={index + 1}
          chosen={cell.key === chosenKey}
          onChoose={onChoose}
        />
        {index === last && (
          <Rule
            words={`${fits * minutesPerCell} minutes up to here · ${minutesPerCell} minutes each`}
            accent
          />
        )}
      </Fragment>
    )
  }

  return (
    <section className={styles['panel']} aria-label="Discussion list">
      <div className={styles['head']}>
        <h2 className={styles['title']}>{title(open, cells.length, minutesLeft, fits)}</h2>
        <div className={`row xs ink3 ${styles['sorted']}`}>
          <span>Sorted by effect on the total</span>
          <span className="sp" />
          <span>weight × range</span>
        </div>
      </div>
      <ol className={styles['list']}>
        {last === -1 && <Rule words={`No time left · ${minutesPerCell} minutes each`} accent />}
        {cells.slice(0, inSight).map(row)}
        {cells.length > inSight && (
          <Later>{cells.slice(inSight).map((cell, n) => row(cell, inSight + n))}</Later>
        )}
      </ol>
      {onPullForward && (
        <div className={styles['foot']}>
          <Button size="small" kind="quiet" keys="F" onClick={onPullForward}>
            Pull another cell forward
          </Button>
        </div>
      )}
    </section>
  )
}

/** In one line of the list; the whole name stands above the chosen cell. */
function labelsOf(cells: readonly DiscussedCell[]): ReadonlyMap<string, string> {
  const names = new Map(cells.map(({ criterion: { id, name } }) => [id, name]))
  const labels = criterionLabels([...names.values()])
  return new Map([...names].map(([id, name], i) => [id, labels[i] ?? name]))
}

function title(open: number, all: number, minutesLeft: number | null, fits: number): string {
  if (all === 0) return 'Nothing to discuss'
  if (open === 0) return all === 1 ? 'The cell is discussed' : `All ${all} cells are discussed`
  if (minutesLeft === null) {
    return open === all
      ? `${counted(all, 'cell', 'cells')} to discuss`
      : `${all - open} of ${counted(all, 'cell', 'cells')} discussed`
  }
  const minutes = counted(Math.max(0, minutesLeft), 'minute', 'minutes')
  if (fits >= open) return `${open === 1 ? 'One' : `All ${open}`} can fit into the ${minutes} left`
  return `${fits} of ${open} fit into the ${minutes} left`
}

function Rule({ words, accent = false }: { readonly words: string; readonly accent?: boolean }) {
  return <li className={`${styles['rule']} ${accent ? styles['accent'] : ''}`}>{words}</li>
}

interface ItemProps {
  readonly cell: DiscussedCell
  /** The criterion in a few words. */
  readonly label: string
  readonly number: number
  readonly chosen: boolean
  readonly onChoose: (cell: DiscussedCell) => void
}

const Item = memo(function Item({ cell, label, number, chosen, onChoose }: ItemProps) {
  const { item, candidate, criterion } = cell
  const { spread, why, discussion } = item
  const level = spread?.level ?? 'agreed'
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!chosen) return undefined
    // With the frame that is drawn anyway: what else the key changes is in the page by then.
    const frame = requestAnimationFrame(() => here.current?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [chosen])
  return (
    <li ref={here}>
      <button
        type="button"
        tabIndex={-1}
        className={`${styles['item']} ${why === 'cannot-change' ? styles['out'] : ''}`}
        aria-current={chosen}
        onClick={(event) => {
          onChoose(cell)
          // The keys belong to the page again, Enter above all.
          event.currentTarget.blur()
        }}
      >
        <span className={styles['number']}>
          {isSettled(item) ? <Settled skipped={discussion?.outcome === 'skipped'} /> : number}
        </span>
        <span className={styles['words']}>
          <bdi className="med ellipsis" title={criterion.name}>
            {label}
          </bdi>
          <span className={`xs row ${styles['candidate']}`}>
            <CandidateMark slot={candidate.slot} size={0.7} />
            <bdi className="ellipsis">{candidate.name}</bdi>
          </span>
        </span>
        <span className={`${styles['agreement']} ${styles[level]}`}>
          {spread ? (
            <>
              <AgreementGlyph level={level} />
              <span className="visually-hidden">{level}</span>
              {spread.low === spread.high ? spread.low : `${spread.low} to ${spread.high}`}
            </>
          ) : (
            'no score'
          )}
        </span>
        <span className={`num ${styles['effect']}`}>
          {spread ? formatPoints(spread.effectOfSpreadOnTotal) : ''}
        </span>
      </button>
    </li>
  )
}, drawsTheSame)

/** With hundreds of cells, one that was talked about must not draw all the others again. */
function drawsTheSame(a: ItemProps, b: ItemProps): boolean {
  const [one, other] = [a.cell, b.cell]
  return (
    a.number === b.number &&
    a.label === b.label &&
    a.chosen === b.chosen &&
    a.onChoose === b.onChoose &&
    one.candidate === other.candidate &&
    one.criterion === other.criterion &&
    one.item.why === other.item.why &&
    one.item.spread === other.item.spread &&
    one.item.discussion?.outcome === other.item.discussion?.outcome
  )
}

function Settled({ skipped }: { readonly skipped: boolean }) {
  return (
    <>
      <span className="visually-hidden">{skipped ? 'skipped' : 'agreed'}</span>
      {skipped ? <span aria-hidden="true">–</span> : <ReadinessGlyph state="done" />}
    </>
  )
}
