import { useAllCommands, useCurrentKeyBarNote } from './commands.tsx'
import { Kbd } from './kbd.tsx'

/** The six or seven keys that matter here. */
const most = 7

/** The bottom line: the keys of this page, then those of the frame, as far as there is room. */
export function KeyBar() {
  const hinted = useAllCommands().filter(({ hint, keys }) => hint && keys?.length)
  // Several commands may share a hint: arrows up and down are one thing to a reader.
  const groups = [...Map.groupBy(hinted, ({ hint = '' }) => hint)].slice(0, most)
  const note = useCurrentKeyBarNote()
  return (
    <footer className="keys">
      {groups.map(([hint, commands]) => (
        <span key={hint}>
          {commands.map(({ id, keys = [] }) => (
            <Kbd key={id} keys={keys[0] ?? ''} />
          ))}
          {hint}
        </span>
      ))}
      <span className="sp" />
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
