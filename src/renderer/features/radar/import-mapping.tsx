import { ringNames, rings } from '#shared/domain/radar'
import { type ForeignRadar, type RadarMapping, unknownRings } from '#shared/domain/radar-mapping'
import type { Radar } from '#shared/domain/proof'
import { Ring } from '#shared/domain/values'
import { SelectField } from '../../ui/fields.ts'
import css from './radar-files.module.css'

interface Props {
  readonly foreign: ForeignRadar
  readonly sectors: Radar['sectors']
  readonly mapping: RadarMapping
  readonly onChange: (mapping: RadarMapping) => void
}

const plain = (name: string) => name.trim().toLowerCase()

/** What the names of a file mean here: rings that we do not have, and sectors that ours has not. */
export function ImportMapping({ foreign, sectors, mapping, onChange }: Props) {
  const unknown = unknownRings(foreign)
  const ours = new Set(sectors.map(({ name }) => plain(name)))
  const newSectors = foreign.sectors.filter((name) => !ours.has(plain(name)))
  const setRing = (name: string, ring: Ring | null | undefined) => {
    const next = new Map(mapping.rings)
    if (ring === undefined) next.delete(name)
    else next.set(name, ring)
    onChange({ ...mapping, rings: next })
  }
  const setSector = (name: string, to: string) => {
    const next = new Map(mapping.sectors)
    if (to === name) next.delete(name)
    else next.set(name, to)
    onChange({ ...mapping, sectors: next })
  }
  const ringValue = (name: string) => {
    const ring = mapping.rings.get(name)
    return ring === undefined ? 'open' : (ring ?? 'none')
  }
  return (
    <>
      {unknown.length > 0 && (
        <div className={css['mapping']} role="group" aria-label="Rings of the file">
          {unknown.map((name) => (
            <SelectField
              key={name}
              label={`Ring “${name}” is`}
              value={ringValue(name)}
              options={[
                { value: 'open', label: 'Not said yet' },
                ...rings.map((ring) => ({ value: ring, label: ringNames[ring] })),
                { value: 'none', label: 'None: leave it out' },
              ]}
              onCommit={(value) => {
                const ring = Ring.safeParse(value).data ?? null
                setRing(name, value === 'open' ? undefined : ring)
              }}
            />
          ))}
        </div>
      )}
      {newSectors.length > 0 && (
        <div className={css['mapping']} role="group" aria-label="Sectors of the file">
          {newSectors.map((name) => (
            <SelectField
              key={name}
              label={`Sector “${name}” goes to`}
              value={mapping.sectors.get(name) ?? name}
              options={[
                { value: name, label: 'A new sector of that name' },
                ...sectors.map((sector) => ({ value: sector.name, label: sector.name })),
                ...newSectors
                  .filter((other) => other !== name)
                  .map((other) => ({ value: other, label: `The new sector “${other}”` })),
              ]}
              onCommit={(to) => setSector(name, to)}
            />
          ))}
        </div>
      )}
    </>
  )
}
