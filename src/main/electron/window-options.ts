import type { WebPreferences } from 'electron'

/** What Electron lets a window of ours do. Defaults are said, too: they have changed before. */
export function pagePreferences(isPackaged: boolean): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would be fetched from elsewhere.
    spellcheck: false,
    devTools: !isPackaged,
  }
}
