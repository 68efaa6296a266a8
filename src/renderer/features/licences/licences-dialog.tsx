import { useEffect, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './licences.module.css'
import type { Licence } from './licence.ts'

/** What others made and is shipped with the application, each with its licence in full. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useLicences()
  const [query, setQuery] = useState('')
  const found = all.filter((licence) => matches(licence, query))
  const search = useId()
  return (
    <Dialog
      title="Third-party licences"
      onClose={onClose}
      width="44rem"
      actions={
        <Button onClick={onClose} keys="Escape">
          Close
        </Button>
      }
    >
      <div className="row gap2" data-autofocus="">
        <label htmlFor={search} className="label">
          Search
        </label>
        <input
          id={search}
          className="field grow"
          type="search"
          placeholder="Name, licence, or words of its text"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className="sm ink3 num" role="status">
          {found.length} of {all.length}
        </span>
      </div>
      <ul className={styles['list']}>
        {found.map((one) => (
          <li key={`${one.name} ${one.version}`}>
            <details>
              <summary className={styles['name']}>
                <span className="grow">
                  {one.name} <span className="ink3 num">{one.version}</span>
                </span>
                <span className="sm ink2">{one.licence}</span>
              </summary>
              <p className={styles['text']}>{one.text || `Under the licence ${one.licence}.`}</p>
            </details>
          </li>
        ))}
      </ul>
      {all.length > 0 && found.length === 0 && (
        <p className="sm ink3">Nothing of that name is part of Stackjury.</p>
      )}
    </Dialog>
  )
}

/** Fetched when somebody looks: it is as large as the rest of Home. */
function useLicences(): readonly Licence[] {
  const [licences, setLicences] = useState<readonly Licence[]>([])
  useEffect(() => {
    let isGone = false
    void import('../../../../resources/licences.json').then((module) => {
      if (!isGone) setLicences(module.default)
    })
    return () => {
      isGone = true
    }
  }, [])
  return licences
}

/** Every word has to be somewhere in it. */
function matches({ name, licence, text }: Licence, query: string): boolean {
  const whole = `${name} ${licence} ${text}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word))
}
