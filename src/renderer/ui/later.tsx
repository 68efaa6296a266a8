import { type ReactNode, useDeferredValue } from 'react'

/**
 * Draws its children right after everything around them. For what lies below the fold or takes
 * long: the answer to a key press must not wait for it.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null
}
