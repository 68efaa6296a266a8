/** Gives the double to whoever imports Electron in this process. */
import { register } from 'node:module'

const url = JSON.stringify(process.env['ELECTRON_DOUBLE'])
const hooks = `export const resolve = (specifier, context, next) =>
  specifier === 'electron' ? { url: ${url}, shortCircuit: true } : next(specifier, context)`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
