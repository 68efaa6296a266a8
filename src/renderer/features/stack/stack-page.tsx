import { useEffect, useRef } from 'react'
import { insideSentence } from '#shared/domain/format'
import { type StackStatus, stackStatusNames } from '#shared/domain/stack'
import { LifecycleLoops } from '../../charts/lifecycle-loops.tsx'
import { stackOnLoops } from '../../charts/stack-picture.tsx'
import { CopyPicture } from '../../facilitation/copy-picture.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { StackRow } from './stack-row.tsx'
import { StatusGlyph } from './status-glyph.tsx'
import styles from './stack.module.css'
import { useStack } from './use-stack.ts'

const order: readonly StackStatus[] = [
  'in-place',
  'under-evaluation',
  'next-evaluation',
  'open',
  'not-needed',
]

/** The components of the stack on the lifecycle: what is there, what is decided, what can wait. */
export function StackPage() {
  const stack = useStack()
  const { rows, selected, readOnly } = stack

  const step = (places: number) => {
    const at = rows.findIndex(({ componentId }) => componentId === selected?.componentId)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + places))]
    if (next) stack.select(next.componentId)
  }
  /** Set where the next choice is to be typed into at once. */
  const typesNext = useRef(false)
  const tool = useRef<HTMLInputElement>(null)
  const stepTyping = (places: number) => {
    typesNext.current = true
    step(places)
  }
  useEffect(() => {
    if (!typesNext.current) return
    typesNext.current = false
    tool.current?.focus()
  }, [selected?.componentId])
  const needsChoice = readOnly
    ? 'this evaluation is open for reading'
    : selected
      ? null
      : 'choose a component first'

  useCommands([
    {
      id: 'up',
      label: 'Choose the component above',
      keys: ['ArrowUp'],
      hint: 'choose',
      quiet: true,
      run: () => step(-1),
    },
    {
      id: 'down',
      label: 'Choose the component below',
      keys: ['ArrowDown'],
      hint: 'choose',
      quiet: true,
      run: () => step(1),
    },
    ...order.map((status, index) => ({
      id: status,
      label: `Status: ${stackStatusNames[status].toLowerCase()}`,
      keys: [String(index + 1)],
      hint: 'status',
      unavailable: needsChoice,
      run: () => selected && stack.setStatus(selected, status),
    })),
    {
      id: 'scope',
      label: 'In scope or not',
      keys: ['S'],
      hint: 'scope',
      unavailable: needsChoice,
      run: () => selected && stack.setScope(selected, !selected.inScope),
    },
    {
      id: 'tool',
      label: 'Type what is in place',
      keys: ['Enter', 'E'],
      hint: 'tool',
      unavailable: needsChoice,
      run: () => tool.current?.focus(),
    },
  ])

  return (
    <>
      <div className="row">
        <h1>Stack map</h1>
        <span className="sp" />
        {stack.exampleName !== null && !readOnly && (
          <Button onClick={() => void stack.takeExample()}>
            Begin with {insideSentence(stack.exampleName)}
          </Button>
        )}
      </div>
      {stack.advice.length > 0 && (
        <ul className={`notice plain ${styles['advice']}`} aria-label="Where to begin">
          {stack.advice.map(({ text, reason }) => (
            <li key={text} className="row">
              <Icon name="bulb" />
              <span>
                <span className="strong">{text}</span> {reason}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={`card ${styles['loops']}`}>
        <div className={styles['copy']}>
          <CopyPicture />
        </div>
        <LifecycleLoops
          items={stackOnLoops(rows)}
          selected={selected?.componentId ?? null}
          gap="nothing here yet"
          onSelect={stack.select}
        />
      </div>
      <div className={`card ${styles['listCard']}`}>
        <table className={styles['table']}>
          <colgroup>
            <col className={styles['colName']} />
            <col className={styles['colScope']} />
            <col className={styles['colStatus']} />
            <col />
            <col className={styles['colMarks']} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Component</th>
              <th scope="col">In scope</th>
              <th scope="col">Status</th>
              <th scope="col">In place today</th>
              <th scope="col">Candidates</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <StackRow
                key={row.componentId}
                row={row}
                isSelected={row.componentId === selected?.componentId}
                readOnly={readOnly}
                toolRef={tool}
                onStepTyping={stepTyping}
                onSelect={() => stack.select(row.componentId)}
                onStatus={(status) => stack.setStatus(row, status)}
                onChange={(fields, what) => stack.change(row, fields, what)}
                onScope={(inScope) => stack.setScope(row, inScope)}
              />
            ))}
          </tbody>
        </table>
        <p className={`row wrap xs ink2 ${styles['legend']}`}>
          {order.map((status) => (
            <span key={status} className="row gap1">
              <StatusGlyph status={status} />
              {stackStatusNames[status]}
            </span>
          ))}
        </p>
      </div>
      <CoverageCard rows={stack.coverage} scopeSize={stack.scopeSize} suite={stack.suite} />
    </>
  )
}
