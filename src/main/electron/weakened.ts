/** Whether a switch was given, by its name without dashes. */
type HasSwitch = (name: string) => boolean

/** Where it runs; of this process where it is left out. */
interface System {
  /** On Linux. */
  readonly isRoot?: boolean
  readonly platform?: NodeJS.Platform
}

/** Chromium refuses its sandbox to root there. Nobody else runs without it. */
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

const otherWay =
  'If it does not start at all then, this system gives unpacked programs no sandbox. Install Stackjury from its .deb file, which sets one up, or have whoever looks after this computer allow it user namespaces.'

/**
 * Why Stackjury must not run as it was started: without what keeps a page that went wrong away from
 * the computer and its files. To be asked before `app.enableSandbox()`, which takes the switch back
 * although what it has done by then stays done.
 *
 * @returns words for the user, or null where nothing is in the way
 */
export function refusalOf(
  hasSwitch: HasSwitch,
  { isRoot = isRootOnLinux, platform = process.platform }: System = {},
): string | null {
  if (hasSwitch('no-sandbox') && !isRoot) {
    const words =
      'Stackjury was started with --no-sandbox (or ELECTRON_DISABLE_SANDBOX), which would give what it shows the run of this computer. Start it without.'
    return platform === 'linux' ? `${words}\n\n${otherWay}` : words
  }
  const other = ['disable-web-security', 'disable-site-isolation-trials'].find((name) =>
    hasSwitch(name),
  )
  return other === undefined
    ? null
    : `Stackjury was started with --${other}, which takes away a protection that it relies on. Start it without.`
}
