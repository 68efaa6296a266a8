import { useState } from 'react'
import { CriterionId } from '#shared/domain/ids'
import { Button } from '../../ui/button.tsx'
import { useCommands } from '../../ui/commands.tsx'
import { replaceRoute } from '../../ui/routes.ts'
import { useRoute } from '../../ui/shown-route.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { GapList } from './gap-list.tsx'
import { CriteriaView } from './criteria-view.tsx'
import { useCriteria } from './use-criteria.ts'
import { useWeights } from './use-weights.ts'
import { WeightsView } from './weights-view.tsx'

type View = 'criteria' | 'weights'

/** What candidates are judged by, and how much each of it matters. */
export function CriteriaPage() {
  const list = useCriteria()
  const weights = useWeights()
  const [library, setLibrary] = useState(false)
  const route = useRoute()
  const item = route.page === 'step' ? route.item : ''
  const view: View = item === 'weights' ? 'weights' : 'criteria'
  const { id, criteria } = list.evaluation
  const go = (to: string) => replaceRoute({ page: 'step', id, step: 'criteria', item: to })
  const show = (next: View) => go(next === 'weights' ? next : '')
  const selected = CriterionId.safeParse(item)

  useCommands([
    {
      id: 'switch-view',
      label: view === 'criteria' ? 'Go to the weights' : 'Go to the criteria',
      keys: ['W'],
      hint: view === 'criteria' ? 'weights' : 'criteria',
      run: () => show(view === 'criteria' ? 'weights' : 'criteria'),
    },
  ])

  return (
    <>
      <div className="row wrap">
        <h1>Criteria and weights</h1>
        <Segmented
          label="What to show"
          value={view}
          options={[
            { value: 'criteria', label: `Criteria ${criteria.length}` },
            { value: 'weights', label: 'Weights' },
          ]}
          onChange={show}
        />
        <span className="sp" />
        {view === 'criteria' && !list.readOnly && criteria.length > 0 && (
          <Button onClick={() => setLibrary(true)} keys="L">
            Library
          </Button>
        )}
      </div>
      {view === 'criteria' && <GapList evaluation={list.evaluation} />}
      {view === 'criteria' ? (
        <CriteriaView
          list={list}
          selectedId={selected.success ? selected.data : null}
          onSelect={(chosen) => go(chosen ?? '')}
          libraryIsOpen={library}
          onLibrary={setLibrary}
        />
      ) : (
        <WeightsView weights={weights} onCriteria={() => show('criteria')} />
      )}
    </>
  )
}
