import type { CategoryTarget } from '#shared/catalogue/personal'
import { componentName, stackComponents } from '#shared/domain/components'
import { counted } from '#shared/domain/format'
import { ComponentId } from '#shared/domain/ids'
import type { Tool } from '#shared/domain/tool'
import type { ImportPlan } from '#shared/exchange/tools/plan-import'
import { CheckField, SelectField } from '../../ui/fields.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import styles from './tool-search.module.css'
import type { Import, ImportStage } from './use-import.ts'

interface Props {
  readonly link: Import
  readonly plan: ImportPlan
  readonly preview: Extract<ImportStage, { readonly kind: 'preview' }>
  readonly all: readonly Tool[]
}

/** What would come in, in numbers; where each category goes; and what may be known already. */
export function ImportPreview({ link, plan, preview, all }: Props) {
  const { found } = preview.import
  const { counts } = plan
  const numbers: readonly (readonly [string, number])[] = [
    ['entries in the file', counts.entries],
    ['new', counts.added],
    ['changed since last time', counts.updated],
    ['here from an earlier import', counts.unchanged],
    ['in the built-in catalogue', counts.known],
    ['same as another entry', counts.merged],
    ['left out', counts.leftOut],
  ]
  return (
    <>
      <dl className={styles['counts']} aria-label="What would come in">
        {numbers
          .filter(([name, count]) => count > 0 || name === 'new')
          .map(([name, count]) => (
            <div key={name}>
              <dt className="sm ink2">{name}</dt>
              <dd className="tn">{count}</dd>
            </div>
          ))}
      </dl>
      <Proposals link={link} all={all} />
      <h3>Where the categories go</h3>
      <p className="xs ink3">
        Companies stay out unless you say otherwise. What you choose is remembered for the next
        file.
      </p>
      <ScrollRegion label="Categories and components" className={styles['scroll'] ?? ''}>
        <table className={styles['map']}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col" className={styles['number']}>
                Entries
              </th>
              <th scope="col">Component</th>
            </tr>
          </thead>
          <tbody>
            {found.categories.map((category) => (
              <tr key={category}>
                <th scope="row">
                  <bdi>{category}</bdi>
                </th>
                <td className={`tn ${styles['number']}`}>
                  {found.items.filter(({ categories: [first] }) => first === category).length}
                </td>
                <td>
                  <SelectField
                    label={`${category} goes to`}
                    hideLabel
                    value={valueOf(link.targets.get(category))}
                    options={options}
                    onCommit={(value) => link.setTarget(category, targetOf(value))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {found.notes.length > 0 && (
        <details className={styles['part']}>
          <summary>{counted(found.notes.length, 'note', 'notes')} about the file</summary>
          <ul className={`sm ink2 ${styles['notes']}`}>
            {found.notes.map(({ place, reason }) => (
              <li key={`${place} ${reason}`}>
                {place}: <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.attribution !== '' && <p className="xs ink3">{found.attribution}</p>}
    </>
  )
}

/** Entries that share no more than a name, or a shared address, with a tool: people say which are one. */
function Proposals({ link, all }: { readonly link: Import; readonly all: readonly Tool[] }) {
  if (link.proposed.length === 0) return null
  const names = new Map(all.map((tool) => [tool.id, tool]))
  return (
    <fieldset className="fieldset">
      <legend>The same tool? Unticked, each comes in as a tool of its own.</legend>
      {link.proposed.map(({ item, proposedId, by }) => {
        const tool = names.get(proposedId)
        const reason = by === 'name' ? 'same name' : `same ${by}, which others have too`
        return (
          <CheckField
            key={item.key}
            label={`${item.name} (${item.categories[0]}) is ${tool?.name ?? proposedId}: ${reason}`}
            checked={link.same.has(item.key)}
            onCommit={(checked) => link.setSame(item.key, checked)}
          />
        )
      })}
    </fieldset>
  )
}

const leaveOut = '- leave out'
const noComponent = '- no component'

const options = [
  { value: leaveOut, label: 'Leave out' },
  { value: noComponent, label: 'No component' },
  ...stackComponents.map(({ id }) => ({ value: id as string, label: componentName(id) })),
]

function valueOf(target: CategoryTarget | undefined): string {
  if (target === undefined || target.kind === 'no-component') return noComponent
  return target.kind === 'leave-out' ? leaveOut : target.componentId
}

function targetOf(value: string): CategoryTarget {
  if (value === leaveOut) return { kind: 'leave-out' }
  if (value === noComponent) return { kind: 'no-component' }
  return { kind: 'component', componentId: ComponentId.parse(value) }
}
