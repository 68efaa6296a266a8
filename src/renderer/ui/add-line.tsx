import { useEffect, useId, useRef } from 'react'
import { commitWith } from '../visits/visit.ts'
import { Labelled } from './fields/labelled.tsx'
import { useEntryLine } from './use-entry-line.ts'

interface Props {
  /** What it is called within the evaluation, for keeping what is typed. */
  readonly field: string
  readonly label: string
  readonly placeholder?: string
  readonly onAdd: (text: string) => void
}

/** A field for the next one of a list. Enter adds and stays in the field; leaving it adds, too. */
export function AddLine({ field, label, placeholder, onAdd }: Props) {
  const id = useId()
  const { line, enter, input } = useEntryLine({
    field,
    maxLength: 2000,
    onEnter: (text) => {
      onAdd(text.trim())
      return true
    },
  })
  // What is there from before a crash waits until somebody has been in the field.
  const isInside = useRef(false)
  const leave = useRef(() => {})
  useEffect(() => {
    leave.current = () => {
      if (!isInside.current) return
      isInside.current = false
      enter(line)
    }
  })
  useEffect(() => {
    const onGone = () => void commitWith({ visit: null, isLast: true }, () => leave.current())
    window.addEventListener('pagehide', onGone)
    return () => {
      window.removeEventListener('pagehide', onGone)
      leave.current()
    }
  }, [])
  return (
    <Labelled id={id} label={label} hideLabel>
      <input
        {...input}
        id={id}
        className="field"
        placeholder={placeholder ?? label}
        onFocus={() => {
          isInside.current = true
        }}
        onBlur={() => leave.current()}
      />
    </Labelled>
  )
}
