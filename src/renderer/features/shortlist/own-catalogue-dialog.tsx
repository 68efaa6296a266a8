import { useState } from 'react'
import { findTools } from '#shared/catalogue/find-tools'
import { componentName } from '#shared/domain/components'
import type { Tool } from '#shared/domain/tool'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchList } from '../../ui/search-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { OwnToolDialog } from './own-tool-dialog.tsx'
import styles from './own-tools.module.css'
import page from './shortlist.module.css'
import search from './tool-search.module.css'
import type { TakeBack } from './use-catalogue.ts'
import type { OwnTools } from './use-own-tools.ts'

interface Props {
  readonly own: OwnTools
  readonly onClose: () => void
}

/** What was done last here, and how to take it back. */
interface Said {
  readonly text: string
  readonly takeBack: TakeBack
}

/** The tools that the user added on this laptop: to look up, correct and remove. */
export function OwnCatalogueDialog({ own, onClose }: Props) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Tool | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const tools = query.trim() === '' ? own.all : findTools(own.all, query).map(({ tool }) => tool)

  const done = (text: string, doing: Promise<TakeBack | null>) => {
    setChosen(null)
    setQuery('')
    void doing.then((takeBack) => setSaid(takeBack && { text, takeBack }))
  }
  const isKept = own.all.some(({ id }) => id === chosen?.id)
  if (chosen)
    return (
      <OwnToolDialog
        tool={chosen}
        isKept={isKept}
        onClose={() => setChosen(null)}
        onSave={(tool) => done(`${tool.name} is kept`, own.keepTool(tool))}
        onRemove={
          isKept ? () => done(`${chosen.name} is removed`, own.forgetTool(chosen)) : undefined
        }
      />
    )
  return (
    <Dialog
      title="My catalogue on this laptop"
      width="44rem"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} keys="Escape">
            Close
          </Button>
          <Button onClick={() => setChosen(own.begin(''))} icon="plus">
            New tool
          </Button>
        </>
      }
    >
      <div className={styles['said']} role="status">
        {said && (
          <>
            <bdi>{said.text}</bdi>
            <Button
              size="small"
              onClick={() => {
                setSaid(null)
                void said.takeBack()
              }}
            >
              Undo
            </Button>
          </>
        )}
      </div>
      <div className={tools.length > 0 ? search['search'] : undefined}>
        <SearchList
          rowHeight={3.1}
          label="Search my catalogue"
          placeholder="Tools that you added or imported"
          query={query}
          onQuery={setQuery}
          items={tools}
          keyOf={({ id }) => id}
          render={({ name, components, description, origin }) => (
            <>
              <span className={page['choice']}>
                <bdi className="strong">{name}</bdi>
                <span className="xs ink3 ellipsis">
                  {components.map(componentName).join(', ') || description || 'no component'}
                </span>
              </span>
              <Tag>{origin?.kind === 'own' ? 'our own' : 'imported'}</Tag>
            </>
          )}
          onChoose={setChosen}
          onEscape={onClose}
          empty={
            query.trim() === ''
              ? 'Nothing yet. Add a tool here, or import a landscape or a list.'
              : 'No tool of that name in my catalogue.'
          }
          autoFocus
        />
      </div>
    </Dialog>
  )
}
