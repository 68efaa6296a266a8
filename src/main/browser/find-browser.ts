import { access, constants, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { desktop } from './desktop.ts'

/** A browser that was found, and where its profile may lie. */
export interface FoundBrowser {
  readonly executable: string
  /** Browsers from a snap may write only below this folder; null for all others. */
  readonly confinedTo: string | null
}

/**
 * Looks for an installed Chromium, Chrome or Edge. `STACKJURY_CHROMIUM` names one outright.
 * Null when there is none.
 */
export async function findBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<FoundBrowser | null> {
  const named = env['STACKJURY_CHROMIUM']
  for (const executable of named ? [named] : candidates(env)) {
    if (await isExecutable(executable)) return describe(executable)
  }
  return null
}

/** What to install where nothing was found, in one sentence. */
export const browserAdvice =
  'Install Chromium, Google Chrome or Microsoft Edge, or name one in STACKJURY_CHROMIUM.'

function candidates(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  switch (desktop) {
    case 'macos':
      return macApplications()
    case 'windows':
      return windowsPrograms(env)
    case 'unix':
      return unixCommands(env)
  }
}

function macApplications(): readonly string[] {
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
  )
}

function windowsPrograms(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
  const programs = [
    join('Google', 'Chrome', 'Application', 'chrome.exe'),
    join('Chromium', 'Application', 'chrome.exe'),
    join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]
  return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []))
}

function unixCommands(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ]
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const all = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  // A snap cannot write into hidden folders, so any other browser is preferred.
  return all.toSorted((a, b) => Number(a.startsWith('/snap/')) - Number(b.startsWith('/snap/')))
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function describe(executable: string): Promise<FoundBrowser> {
  const real = await realpath(executable)
  const isSnap = executable.startsWith('/snap/') || real.endsWith('/snap')
  return {
    executable,
    confinedTo: isSnap ? join(homedir(), 'snap', 'chromium', 'common') : null,
  }
}
