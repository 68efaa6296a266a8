import { useRef, useState } from 'react'
import { TextField } from './fields.ts'

interface Props {
  readonly label: string
  readonly placeholder?: string
  readonly onAdd: (text: string) => void
}

/** A field for the next one of a list. Enter adds and stays in the field; leaving it adds, too. */
export function AddLine({ label, placeholder, onAdd }: Props) {
  // A new field for each line that was added, so that it starts empty; focused after Enter only.
  const [next, setNext] = useState({ n: 0, focus: false })
  const byEnter = useRef(false)
  return (
    <TextField
      key={next.n}
      label={label}
      hideLabel
      autoFocus={next.focus}
      value=""
      placeholder={placeholder ?? label}
      onKeyDown={({ key }) => {
        byEnter.current = key === 'Enter'
      }}
      // Half a line is not one of the list.
      isWhole={() => false}
      onCommit={(text) => {
        if (text.trim() === '') return
        onAdd(text.trim())
        setNext(({ n }) => ({ n: n + 1, focus: byEnter.current }))
      }}
    />
  )
}
