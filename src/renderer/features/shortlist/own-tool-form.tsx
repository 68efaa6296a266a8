import { type OwnFacts } from '#shared/catalogue/own-tool'
import { deliveryWords, statusWords } from '#shared/catalogue/signals'
import { stackComponents } from '#shared/domain/components'
import { type Check, Delivery, ToolStatus } from '#shared/domain/tool'
import { SelectField } from '../../ui/fields.ts'
import { InputField } from '../../ui/input-field.tsx'
import { ComponentChips, toggled } from './component-chips.tsx'
import styles from './own-tools.module.css'

interface Props {
  readonly facts: OwnFacts
  readonly onChange: (facts: OwnFacts) => void
}

const everyComponent = stackComponents.map(({ id }) => id)

const checkNames: Readonly<Record<Check, string>> = {
  verified: 'Looked up at the source',
  secondary: 'Heard from somebody',
  unverified: 'From memory',
}

/** What is known of an own tool. What nobody knows stays empty, and is shown as unknown. */
export function OwnToolForm({ facts, onChange }: Props) {
  const field = (
    label: string,
    key: Exclude<keyof OwnFacts, 'componentIds' | 'delivery' | 'status' | 'check'>,
    more: { readonly placeholder?: string; readonly focused?: boolean } = {},
  ) => (
    <InputField
      label={label}
      value={facts[key]}
      onChange={(value) => onChange({ ...facts, [key]: value })}
      {...more}
    />
  )
  return (
    <div className={styles['form']}>
      {field('Name', 'name', { focused: true })}
      {field('Also called', 'aliases', { placeholder: 'Other names, with commas' })}
      {field('Made by', 'vendor')}
      <div className={styles['two']}>{field('What it does', 'description')}</div>
      {field('Note', 'note')}
      <div className={styles['wide']}>
        <ComponentChips
          shown={everyComponent}
          chosen={facts.componentIds}
          onToggle={(id) => onChange({ ...facts, componentIds: toggled(facts.componentIds, id) })}
        />
      </div>
      <SelectField
        label="Kind"
        value={facts.delivery}
        options={Delivery.options.map((value) => ({ value, label: deliveryWords[value] }))}
        onCommit={(delivery) => onChange({ ...facts, delivery })}
      />
      <SelectField
        label="Status"
        value={facts.status}
        options={ToolStatus.options.map((value) => ({ value, label: statusWords[value] }))}
        onCommit={(status) => onChange({ ...facts, status })}
      />
      {field('Licence', 'licence', { placeholder: 'MIT, proprietary, …' })}
      {field('First release', 'firstRelease', { placeholder: 'A year' })}
      {field('Who decides about it', 'governance', { placeholder: 'A foundation, a vendor, us' })}
      <SelectField
        label="How we know"
        value={facts.check}
        options={(['verified', 'secondary', 'unverified'] as const).map((value) => ({
          value,
          label: checkNames[value],
        }))}
        onCommit={(check) => onChange({ ...facts, check })}
      />
      {field('Homepage', 'homepage', { placeholder: 'https://' })}
      {field('Repository', 'repository', { placeholder: 'https://' })}
    </div>
  )
}
