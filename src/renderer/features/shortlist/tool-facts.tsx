import type { Tool } from '#shared/domain/tool'
import { checkWords, deliveryWords, formatPartialDate, signalsOf } from '#shared/catalogue/signals'
import { stageNames } from '#shared/domain/lifecycle'
import { Button, IconButton } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './shortlist.module.css'

interface Props {
  readonly tool: Tool
  /** Left out where the facts are not ours to change. */
  readonly onEdit?: (() => void) | undefined
  /** Takes it out of the candidate; left out where nothing can be changed. */
  readonly onRemove?: (() => void) | undefined
}

/** What the catalogue knows about one tool: every fact with its date and how it was checked. */
export function ToolFacts({ tool, onEdit, onRemove }: Props) {
  // As text: nothing here leads out of the laptop.
  const addresses = [
    ['Homepage', tool.homepage],
    ['Repository', tool.repository],
  ] as const
  return (
    <section className={styles['facts']} aria-label={`Facts about ${tool.name}`}>
      <div className="row">
        <h4 className="med">
          <bdi>{tool.name}</bdi>
        </h4>
        <span className="xs ink3">{tool.vendor}</span>
        <span className="sp" />
        <span className="xs ink3">{tool.confidence} confidence</span>
        {onEdit && (
          <Button size="small" onClick={onEdit}>
            Edit the facts
          </Button>
        )}
        {onRemove && <IconButton icon="close" label={`Take ${tool.name} out`} onClick={onRemove} />}
      </div>
      <p className="sm ink2">{tool.description}</p>
      <table className={styles['factTable']}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Value</th>
            <th scope="col">Date and check</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Kind</th>
            <td colSpan={2}>{deliveryWords[tool.delivery]}</td>
          </tr>
          {signalsOf(tool).map(({ id, name, text, note, asOf, check, warn }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                {warn ? <Tag tone="warn">{text}</Tag> : <span>{text}</span>}
                {note !== '' && <span className="xs ink3"> {note}</span>}
              </td>
              <td className="xs ink3">
                {[asOf, text === 'unknown' ? '' : checkWords[check]].filter(Boolean).join(', ')}
              </td>
            </tr>
          ))}
          {tool.status.events.map(({ date, type, by, detail }) => (
            <tr key={`${date} ${type} ${by}`}>
              <th scope="row">
                {type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ')}
              </th>
              <td>
                {detail}
                {by && !detail?.includes(by) ? `, ${by}` : ''}
              </td>
              <td className="xs ink3">{date === null ? '' : formatPartialDate(date)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Stages</th>
            <td colSpan={2}>{tool.stages.map((stage) => stageNames[stage]).join(', ')}</td>
          </tr>
          {addresses.map(([name, address]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td colSpan={2} className={styles['address']}>
                {address ?? 'unknown'}
              </td>
            </tr>
          ))}
          {tool.formerly.length > 0 && (
            <tr>
              <th scope="row">Formerly</th>
              <td colSpan={2}>{tool.formerly.join('; ')}</td>
            </tr>
          )}
        </tbody>
      </table>
      {tool.note && <p className="xs ink3">{tool.note}</p>}
      {tool.sources.length > 0 && (
        <details className="xs ink3">
          <summary>Sources</summary>
          <ul className={styles['sources']}>
            {tool.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
