import { useState } from 'react'
import { type Command, useAllCommands, useFinder } from '../ui/commands.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SearchList } from '../ui/search-list.tsx'

/** Finds and does anything that can be done here. An unavailable command says why. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const commands = useAllCommands().filter(({ quiet = false }) => !quiet)
  // Everything that has a name, once there is something to look for.
  const [found] = useState(useFinder())
  const items = matches(unique([...commands, ...(query.trim() === '' ? [] : found)]), query)
  return (
    <Dialog title="Find or do" onClose={onClose} width="36rem">
      <SearchList
        label="Find or do anything"
        placeholder="Type what you want to do, or a name"
        query={query}
        onQuery={setQuery}
        items={items}
        keyOf={({ id }) => id}
        isUnavailable={({ unavailable }) => (unavailable ?? null) !== null}
        render={({ label, keys, unavailable }) => (
          <>
            <span className="grow">
              {label}
              {unavailable && `: ${unavailable}`}
            </span>
            {keys?.[0] && <Kbd keys={keys[0]} />}
          </>
        )}
        onChoose={({ run }) => {
          onClose()
          // After the dialog has gone, so that the command finds the page and its focus.
          setTimeout(run)
        }}
        onEscape={onClose}
        empty="Nothing by that name. Try a step, what you want to add, or the name of a person, a candidate, a criterion or a use case."
        autoFocus
      />
    </Dialog>
  )
}

/** Available before unavailable, a word's beginning before its middle, else as given. */
function matches(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ label, unavailable }: Command): number => {
    const text = label.toLowerCase()
    if (!words.every((word) => text.includes(word))) return -1
    const starts = words.every((word) => text.startsWith(word) || text.includes(` ${word}`))
    return (starts ? 2 : 1) + ((unavailable ?? null) === null ? 2 : 0)
  }
  return commands
    .map((command) => ({ command, score: rank(command) }))
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

function unique(commands: readonly Command[]): readonly Command[] {
  return [
    ...new Map(commands.toReversed().map((command) => [command.id, command])).values(),
  ].toReversed()
}
