import { useEffect, useMemo, useRef, useState } from 'react'
import type { CategoryTarget } from '#shared/catalogue/personal'
import { dayOf } from '#shared/domain/instant'
import { targetsFor } from '#shared/exchange/tools/category-targets'
import type { ImportRefusal } from '#shared/exchange/tools/items'
import { planImport, proposals } from '#shared/exchange/tools/plan-import'
import type { MatchedImport } from '#shared/exchange/tools/read-and-match'
import { importTools, type RunningImport } from '../../workers/import-tools.ts'
import type { Tools } from './use-catalogue.ts'

type Matched = Extract<MatchedImport, { readonly ok: true }>

export type ImportStage =
  | { readonly kind: 'choosing'; readonly refusal: ImportRefusal | null; readonly file: string }
  | { readonly kind: 'reading'; readonly done: number; readonly file: string }
  | { readonly kind: 'preview'; readonly file: string; readonly import: Matched }

/** Reads a file or a pasted list, and holds what was decided about it until it is taken in. */
export function useImport({ catalogue, personal }: Tools) {
  const [stage, setStage] = useState<ImportStage>({ kind: 'choosing', refusal: null, file: '' })
  const [targets, setTargets] = useState<ReadonlyMap<string, CategoryTarget>>(new Map())
  const [same, setSame] = useState<ReadonlySet<string>>(new Set())
  const [today] = useState(() => dayOf(new Date()))
  const running = useRef<RunningImport | null>(null)
  // Leaving the dialog ends what is still being read.
  useEffect(() => () => running.current?.cancel(), [])

  const read = async (source: File | string) => {
    const file = typeof source === 'string' ? 'pasted list' : source.name
    setStage({ kind: 'reading', done: 0, file })
    const job = importTools(source, personal.tools, (done) =>
      setStage((now) => (now.kind === 'reading' ? { ...now, done } : now)),
    )
    running.current = job
    const outcome = await job.outcome
    if (running.current !== job || outcome === null) return
    if (!outcome.ok) return setStage({ kind: 'choosing', refusal: outcome.refusal, file })
    setTargets(targetsFor(outcome.found.categories, personal))
    setSame(new Set(personal.links.filter(({ toolId }) => toolId !== null).map(({ key }) => key)))
    setStage({ kind: 'preview', file, import: outcome })
  }

  const plan = useMemo(() => {
    if (stage.kind !== 'preview' || !catalogue) return null
    const { found, matched } = stage.import
    const builtIn = new Set(catalogue.tools.map(({ id }) => id))
    return planImport(found, matched, personal, builtIn, {
      targets,
      same,
      file: stage.file,
      day: today,
    })
  }, [stage, catalogue, personal, targets, same, today])

  return {
    stage,
    plan,
    targets,
    same,
    proposed:
      stage.kind === 'preview' ? proposals(stage.import.matched, stage.import.found.kind) : [],
    read: (source: File | string) => void read(source),
    cancel: () => {
      running.current?.cancel()
      setStage({ kind: 'choosing', refusal: null, file: '' })
    },
    setTarget: (category: string, target: CategoryTarget) =>
      setTargets((now) => new Map(now).set(category, target)),
    setSame: (key: string, isSame: boolean) =>
      setSame((now) => {
        const next = new Set(now)
        if (isSame) next.add(key)
        else next.delete(key)
        return next
      }),
  }
}

export type Import = ReturnType<typeof useImport>
