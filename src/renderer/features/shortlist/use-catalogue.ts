import { useEffect, useState } from 'react'
import type { Catalogue } from '#shared/catalogue/catalogue'
import { loadCatalogue } from '#shared/catalogue/load-catalogue'

/** The built-in catalogue; null until it has been read. */
export function useCatalogue(): Catalogue | null {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  useEffect(() => {
    let left = false
    void loadCatalogue().then((loaded) => {
      if (!left) setCatalogue(loaded)
    })
    return () => {
      left = true
    }
  }, [])
  return catalogue
}
