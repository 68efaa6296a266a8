import type { Settings } from '#shared/settings'

/** Makes the page look as the settings say. `auto` follows the desktop. */
export function applyAppearance({ theme, bigType }: Settings): void {
  const dark =
    theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  if (bigType) document.documentElement.dataset['bigType'] = ''
  else delete document.documentElement.dataset['bigType']
}
