import { configureGlobal } from 'fast-check'
import { afterEach } from 'vitest'

// Everything random in a run starts from the one number that `npm test` prints when something fails.
const seed = process.env['STACKJURY_SEED']
if (seed) configureGlobal({ seed: Number(seed) })

// A machine that does something else meanwhile is slow, not broken: one second, the default, is little.
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/dom')
  configure({ asyncUtilTimeout: 10_000 })
}

// What one test has typed and not entered is none of the next one's.
if (typeof localStorage !== 'undefined') afterEach(() => localStorage.clear())
