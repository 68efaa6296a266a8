import type { RefObject } from 'react'
import { fileExtension } from '#shared/evaluation-file/file'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './home.module.css'
import { SearchField } from './search-field.tsx'

interface Props {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onStep: (places: number) => void
  readonly onEnter: () => void
  readonly onOpenFile: () => void
  readonly onNew: () => void
  /** A file from the browser's own chooser, where there are no native dialogs. */
  readonly onFile: (file: File) => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly chooser: RefObject<HTMLInputElement | null>
}

/** Search, open and new: what can be done whatever is on the list. */
export function HomeHeader({
  query,
  onQuery,
  onStep,
  onEnter,
  onOpenFile,
  onNew,
  onFile,
  search,
  chooser,
}: Props) {
  return (
    <header className={styles['header']}>
      <div className={`row ${styles['wrap']}`}>
        <BrandMark />
        <h1 className={styles['brand']}>Stackjury</h1>
        <span className="sp" />
        <SearchField
          query={query}
          onQuery={onQuery}
          onStep={onStep}
          onEnter={onEnter}
          inputRef={search}
        />
        <Button icon="folder" keys="Ctrl O" onClick={onOpenFile}>
          Open file
        </Button>
        <Button kind="primary" icon="plus" keys="N" onClick={onNew}>
          New evaluation
        </Button>
        <input
          ref={chooser}
          className={styles['chooser']}
          type="file"
          aria-label="File to open"
          tabIndex={-1}
          accept={`.${fileExtension},.pdf,application/json`}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) onFile(file)
          }}
        />
      </div>
    </header>
  )
}
