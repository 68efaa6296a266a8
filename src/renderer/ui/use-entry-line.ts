import type { KeyboardEvent } from 'react'
import { useKeptWords } from '../visits/use-kept-words.ts'
import { isComposing } from './is-composing.ts'

interface Options {
  /** What the line is called within the evaluation, for keeping what is typed. */
  readonly field: string
  readonly maxLength: number
  /** Whether the line was taken; it is then empty for the next one. */
  readonly onEnter: (text: string) => boolean
  /** For a dialog that Escape closes: what is typed is still there when it is opened again. */
  readonly staysOnEscape?: boolean
}

const longest = 20_000
const asLine = (found: unknown) =>
  typeof found === 'string' && found !== '' && found.length <= longest ? found : null

/**
 * The line for the next one of a list. Enter enters it, Escape clears it, then leaves it. What is
 * in it is kept until then, wherever the user goes and whatever becomes of the window.
 */
export function useEntryLine({ field, maxLength, onEnter, staysOnEscape = false }: Options) {
  const [kept, keep] = useKeptWords(field, asLine)
  const line = kept ?? ''
  const enter = (text: string) => {
    if (text.trim() !== '' && onEnter(text)) keep(null)
  }
  return {
    line,
    enter,
    /** For the field itself. */
    input: {
      dir: 'auto',
      value: line,
      maxLength,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        keep(asLine(event.currentTarget.value)),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        if (isComposing(event)) return
        if (event.key === 'Enter') {
          event.preventDefault()
          enter(line)
        }
        if (event.key === 'Escape' && !staysOnEscape) {
          event.preventDefault()
          if (line === '') event.currentTarget.blur()
          else keep(null)
        }
      },
    },
  } as const
}
