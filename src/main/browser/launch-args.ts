/**
 * Of several lists of switched-off features a browser takes the last, so that this one has to hold
 * all that the driver switches off, too. A test holds them against each other.
 */
const switchedOff = [
  // A list under the address bar that is a page of its own, twice, in a process of its own. There is
  // no address bar, and on a small machine it takes as long to start as the application.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // A process that is kept for the next site. There is no next site.
  'SpareRendererForSitePerProcess',
  // What would ask the network or belongs to what does.
  'AimEnabled',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
  // What the driver cannot work with.
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',

  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
]

/**
 * No request leaves by itself: every name resolves to nothing, whatever asks for it. And nothing
 * is started that no window of ours shows.
 */
export const quietArgs: readonly string[] = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-domain-reliability',
  '--no-pings',
  `--disable-features=${switchedOff.join(',')}`,
]

/** Chromium refuses its sandbox to root. Nobody else runs without it. */
const isRoot = process.getuid?.() === 0
export const sandbox = {
  chromiumSandbox: !isRoot,
  args: isRoot ? ['--no-sandbox', '--test-type'] : [],
} as const
