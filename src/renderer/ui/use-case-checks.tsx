import { counted } from '#shared/domain/format'
import type { UseCaseId } from '#shared/domain/ids'
import type { UseCase } from '#shared/domain/options'
import { useCaseCodes } from '#shared/domain/use-cases'
import { CheckField } from './fields.ts'
import styles from './use-case-checks.module.css'

interface Props {
  readonly useCases: readonly UseCase[]
  readonly chosen: readonly UseCaseId[]
  readonly readOnly: boolean
  /** Gets what makes the new list from the one that is there by then. */
  readonly onChange: (change: (now: readonly UseCaseId[]) => UseCaseId[]) => void
}

/** The use cases that something serves. Nothing while there are none. */
export function UseCaseChecks({ useCases, chosen, readOnly, onChange }: Props) {
  const codes = useCaseCodes(useCases)
  if (useCases.length === 0) return null
  const served = useCases.filter(({ id }) => chosen.includes(id)).length
  return (
    <fieldset className="fieldset">
      <legend>
        {served === 0
          ? 'Serves no use case yet'
          : `Serves ${served} of ${counted(useCases.length, 'use case', 'use cases')}`}
      </legend>
      <div className={styles['checks']}>
        {useCases.map(({ id, title }) => (
          <CheckField
            key={id}
            label={`${codes.get(id) ?? ''} ${title}`}
            checked={chosen.includes(id)}
            readOnly={readOnly}
            onCommit={(checked) =>
              onChange((now) => (checked ? [...now, id] : now.filter((one) => one !== id)))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
