/** The kinds of desktop that name folders and start programs in different ways. */
export type Desktop = 'macos' | 'windows' | 'unix'

export const desktop: Desktop =
  process.platform === 'darwin' ? 'macos' : process.platform === 'win32' ? 'windows' : 'unix'
