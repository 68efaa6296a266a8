import { useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import {
  allTools,
  emptyPersonalCatalogue,
  type PersonalCatalogue,
} from '#shared/catalogue/personal'
import { changeBetween } from '#shared/catalogue/personal-change'
import type { Candidate } from '#shared/domain/options'
import type { Tool } from '#shared/domain/tool'
import { useHost } from '../../host/host-context.tsx'

/** All tools that there are here, and the user's own catalogue among them. */
export interface Tools {
  /** Null until it has been read. */
  readonly catalogue: Catalogue | null
  readonly personal: PersonalCatalogue
  readonly all: readonly Tool[]
  /**
   * Makes the user's own catalogue on the disk of this laptop like the one that is handed over,
   * with nothing but what differs from the one that is shown. @returns how to take it back
   */
  readonly keep: (next: PersonalCatalogue) => Promise<TakeBack>
}

export type TakeBack = () => Promise<void>

/** @param candidates bring along facts of tools that this laptop may not know */
export function useCatalogue(candidates: readonly Candidate[]): Tools {
  const host = useHost()
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  const [personal, setPersonal] = useState<PersonalCatalogue>(emptyPersonalCatalogue)
  useEffect(() => {
    let left = false
    void Promise.all([loadCatalogue(), host.catalogue.read({})]).then(([builtIn, own]) => {
      if (left) return
      setCatalogue(builtIn)
      setPersonal(own)
    })
    // What another window adds is here at once.
    const stop = host.listen('catalogue.changed', setPersonal)
    return () => {
      left = true
      stop()
    }
  }, [host])
  const all = useMemo(
    () => (catalogue ? allTools(catalogue.tools, personal, candidates) : []),
    [catalogue, personal, candidates],
  )
  return {
    catalogue,
    personal,
    all,
    keep: async (next) => {
      setPersonal(await host.catalogue.change(changeBetween(personal, next)))
      return async () => setPersonal(await host.catalogue.change(changeBetween(next, personal)))
    },
  }
}
