import type { App, Session, WebContents } from 'electron'
import { isOurs } from './page-protocol.ts'

/** Denies what a page could ask for. Copying text is the only thing that ours needs. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string, url: string | undefined) =>
    permission === 'clipboard-sanitized-write' && isOurs(url ?? '')
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isAllowed(permission, contents.getURL()))
  })
  session.setPermissionCheckHandler((contents, permission) =>
    isAllowed(permission, contents?.getURL()),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Keeps every window on our own page, whatever is shown in it. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_, contents: WebContents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url) && event.url !== 'about:srcdoc') event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) =>
      // The projector is the only further window; it gets no preload settings of its own choice.
      isOurs(url)
        ? { action: 'allow', overrideBrowserWindowOptions: { autoHideMenuBar: true } }
        : { action: 'deny' },
    )
  })
}
