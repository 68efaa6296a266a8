/**
 * Chromium alone knows no scheme of ours with an origin, storage and workers, so the double shows
 * `app://stackjury/…` under an intercepted address of its own, which nobody else is told:
 * `https://stackjury.app.electron-double.localhost/…`.
 */
const suffix = 'electron-double.localhost'
const known = /^(?:https?|wss?|file|devtools|chrome|chrome-error):/

/** What Chromium is asked for where Electron would be asked for `url`. */
export function toChromium(url: string): string {
  if (known.test(url)) return url
  return url.replace(
    /^(blob:)?([a-z]+):\/\/([^/?#]+)/,
    (_, blob: string | undefined, scheme: string, host: string) =>
      `${blob ?? ''}https://${host}.${scheme}.${suffix}`,
  )
}

/** The same backwards. Addresses of everybody else stay as they are. */
export function fromChromium(url: string): string {
  return url.replace(
    /^(blob:)?https:\/\/([^/?#]+)\.([a-z]+)\.electron-double\.localhost/,
    (_, blob: string | undefined, host: string, scheme: string) =>
      `${blob ?? ''}${scheme}://${host}`,
  )
}
