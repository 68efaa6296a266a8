import { mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { desktop } from './desktop.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The folders of this user; `STACKJURY_USER_DATA` and `STACKJURY_EVALUATIONS` take precedence. */
export async function findFolders(
  env: Env = process.env,
): Promise<{ readonly userData: string; readonly evaluations: string }> {
  const userData = env['STACKJURY_USER_DATA'] ?? join(applicationData(env), 'Stackjury')
  const evaluations = env['STACKJURY_EVALUATIONS'] ?? join(await documents(env), 'Stackjury')
  await mkdir(userData, { recursive: true, mode: 0o700 })
  return { userData, evaluations }
}

function applicationData(env: Env): string {
  switch (desktop) {
    case 'macos':
      return join(homedir(), 'Library', 'Application Support')
    case 'windows':
      return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
    case 'unix':
      return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  }
}

/** On Linux the folder has a translated name, which the desktop keeps in a file of its own. */
async function documents(env: Env): Promise<string> {
  const fallback = join(homedir(), 'Documents')
  if (desktop !== 'unix') return fallback
  const config = join(applicationData(env), 'user-dirs.dirs')
  const text = await readFile(config, 'utf8').catch(() => '')
  const named = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(text)?.[1]?.replace('$HOME', homedir())
  // A desktop without such a folder names the home folder itself.
  return named && named.startsWith('/') && named.replace(/\/$/, '') !== homedir() ? named : fallback
}
