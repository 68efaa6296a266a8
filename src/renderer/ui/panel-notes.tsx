import { Icon } from './icon.tsx'

/** What the room has to know about who voted. The first sentence at once, the others on demand. */
export function PanelNotes({ notes }: { readonly notes: readonly string[] }) {
  const [first, ...others] = notes
  if (first === undefined) return null
  if (others.length === 0) {
    return (
      <p className="notice plain" aria-label="Who voted" role="note">
        <Icon name="person" />
        <bdi className="grow">{first}</bdi>
      </p>
    )
  }
  return (
    <details className="notice plain panel-notes" aria-label="Who voted">
      <summary>
        <bdi>{first}</bdi> <span className="ink3">And {others.length} more</span>
      </summary>
      <ul>
        {others.map((note) => (
          <li key={note}>
            <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
