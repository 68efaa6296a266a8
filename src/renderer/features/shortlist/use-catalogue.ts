import { useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import {
  allTools,
  emptyPersonalCatalogue,
  type PersonalCatalogue,
} from '#shared/catalogue/personal'
import type { Candidate } from '#shared/domain/options'
import type { Tool } from '#shared/domain/tool'
import { useHost } from '../../host/host-context.tsx'

/** All tools that there are here, and the user's own catalogue among them. */
export interface Tools {
  /** Null until it has been read. */
  readonly catalogue: Catalogue | null
  readonly personal: PersonalCatalogue
  readonly all: readonly Tool[]
  /** Writes the user's own catalogue to the disk of this laptop. */
  readonly keep: (next: PersonalCatalogue) => Promise<void>
}

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
    return () => {
      left = true
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
      await host.catalogue.write(next)
      setPersonal(next)
    },
  }
}
