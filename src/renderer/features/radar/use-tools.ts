import { useEffect, useMemo, useState } from 'react'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { allTools } from '#shared/catalogue/personal'
import type { ToolId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'
import type { Tool } from '#shared/domain/tool'
import { useHost } from '../../host/host-context.tsx'

const none: readonly Tool[] = []

/** All tools that are known here, by id; empty until they have been read. */
export function useTools(candidates: readonly Candidate[]): ReadonlyMap<ToolId, Tool> {
  const host = useHost()
  const [known, setKnown] = useState(none)
  useEffect(() => {
    let left = false
    void Promise.all([loadCatalogue(), host.catalogue.read({})]).then(([{ tools }, personal]) => {
      if (!left) setKnown(allTools(tools, personal, []))
    })
    return () => {
      left = true
    }
  }, [host])
  return useMemo(() => {
    const brought = candidates.flatMap(({ facts = [] }) => facts)
    return new Map([...brought, ...known].map((tool) => [tool.id, tool]))
  }, [known, candidates])
}
