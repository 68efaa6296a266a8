import { groupedBy } from '#shared/domain/grouping'
import { type Command, useAllCommands, useCurrentKeyBarNote } from './commands.tsx'
import { Kbd } from './kbd.tsx'

/** The six or seven keys that matter here. */
const most = 7
/** So many keys of one hint stand side by side. */
const mostKeys = 3

interface Props {
  /** Keys that work here although no command of this page has a hint for them. */
  readonly more?: readonly { readonly keys: string; readonly hint: string }[]
}

/** The keys of a hint; of a long row of keys the first and the last, with a dash between. */
function Keys({ commands }: { readonly commands: readonly Command[] }) {
  const shown = commands.flatMap(({ keys = [] }) => keys.slice(0, 1))
  if (shown.length <= mostKeys) return shown.map((keys) => <Kbd key={keys} keys={keys} />)
  return (
    <>
      <Kbd keys={shown[0] ?? ''} />–<Kbd keys={shown.at(-1) ?? ''} />
    </>
  )
}

/** The bottom line: the keys of this page, then those of the frame, as far as there is room. */
export function KeyBar({ more = [] }: Props) {
  const hinted = useAllCommands().filter(({ hint, keys }) => hint && keys?.length)
  // Several commands may share a hint: arrows up and down are one thing to a reader. What would
  // do nothing now is not offered.
  const groups = [...groupedBy(hinted, ({ hint = '' }) => hint)]
    .filter(([, commands]) => commands.some(({ unavailable = null }) => unavailable === null))
    .slice(0, most)
  const note = useCurrentKeyBarNote()
  return (
    <footer className="keys">
      <div className="keys-here">
        {groups.map(([hint, commands]) => (
          <span key={hint}>
            <Keys commands={commands} />
            {hint}
          </span>
        ))}
        {more.map(({ keys, hint }) => (
          <span key={hint}>
            <Kbd keys={keys} />
            {hint}
          </span>
        ))}
      </div>
      {note ? (
        <span className="ink3">{note}</span>
      ) : (
        <span>
          <Kbd keys="?" />
          all shortcuts
        </span>
      )}
    </footer>
  )
}
