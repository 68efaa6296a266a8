import { existsSync } from 'node:fs'
import { join, parse } from 'node:path'
import { app, type App, type Session } from 'electron'
import { fileExtension } from '#shared/evaluation-file/file'
import { numberedName } from '../storage/name-length.ts'
import { isOurs, isProjector, pageOrigin } from './page-protocol.ts'
import { pagePreferences } from './window-options.ts'

/** Copying a chart, and the projector on the whole screen: all that our page needs. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Denies what a page could ask for, but for what ours needs. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(granted.has(permission) && details.isMainFrame && isOurs(details.requestingUrl))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      granted.has(permission) && isOurs(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event, item) => {
    const url = item.getURL()
    const name = item.getFilename()
    if (url.startsWith(`blob:${pageOrigin}/`) && name.endsWith(`.${fileExtension}`)) {
      // The page's last way to save what it holds, when the services can write nothing.
      item.setSavePath(unusedPath(app.getPath('downloads'), name))
    } else if (!url.startsWith('data:')) {
      event.preventDefault()
    }
    // A document that is attached to a trial: Electron asks the user where to put it.
  })
}

/** Never over another file: nobody is asked. At once, because Electron does not wait. */
function unusedPath(folder: string, name: string): string {
  const { name: start, ext } = parse(name)
  for (let n = 1; ; n++) {
    const path = join(folder, numberedName(start, n, ext))
    if (!existsSync(path)) return path
  }
}

/** Keeps every window on our own page, whatever is shown in it. */
export function guardContents(application: App): void {
  application.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url) && event.url !== 'about:srcdoc') event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) =>
      isOurs(contents.getURL()) && isProjector(url)
        ? {
            action: 'allow',
            // It looks at the store and has no way to the host.
            overrideBrowserWindowOptions: {
              autoHideMenuBar: true,
              webPreferences: pagePreferences(application.isPackaged),
            },
          }
        : { action: 'deny' },
    )
  })
}
