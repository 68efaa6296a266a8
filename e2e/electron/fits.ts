import type * as Electron from 'electron'
import type * as Double from './double/electron.ts'
import type * as Surface from './surface.ts'

/** Fails to compile when something of the surface is missing, or takes or gives something else. */
type Fits<Needed, Given extends Needed> = Given

/** The preload script's part is made in the page. */
type MainSurface = Omit<typeof Surface, 'contextBridge' | 'ipcRenderer'>

export type ElectronFits = Fits<typeof Surface, typeof Electron>
export type DoubleFits = Fits<MainSurface, typeof Double>
