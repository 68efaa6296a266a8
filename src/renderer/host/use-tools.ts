import { useEffect, useMemo, useState } from 'react'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'
import { allTools } from '#shared/catalogue/personal'
import type { ToolId } from '#shared/domain/ids'
import type { Candidate } from '#shared/domain/options'
import type { Tool } from '#shared/domain/tool'
import { useHost } from './host-context.tsx'

const none: readonly Tool[] = []

/**
 * All tools that are known here, by id; empty until they have been read.
 *
 * @param isWanted false asks for nothing, for as long as nobody needs them
 */
export function useTools(
  candidates: readonly Candidate[],
  isWanted = true,
): ReadonlyMap<ToolId, Tool> {
  const host = useHost()
  const [known, setKnown] = useState(none)
  useEffect(() => {
    if (!isWanted) return
    let left = false
    void Promise.all([loadCatalogue(), host.catalogue.read({})]).then(([{ tools }, personal]) => {
      if (!left) setKnown(allTools(tools, personal, []))
    })
    const stop = host.listen('catalogue.changed', (personal) => {
      void loadCatalogue().then(({ tools }) => {
        if (!left) setKnown(allTools(tools, personal, []))
      })
    })
    return () => {
      left = true
      stop()
    }
  }, [host, isWanted])
  return useMemo(() => {
    const brought = candidates.flatMap(({ facts = [] }) => facts)
    return new Map([...brought, ...known].map((tool) => [tool.id, tool]))
  }, [known, candidates])
}
