import { useState } from 'react'
import { useCopyChartOfPage } from '../facilitation/copy-picture.tsx'
import { LicencesDialog } from '../features/licences/licences-dialog.tsx'
import { navigate } from '../ui/routes.ts'
import { useRoute } from '../ui/shown-route.ts'
import { useCommands } from '../ui/commands.tsx'
import { chime } from './chime.ts'
import { Palette } from './palette.tsx'
import { useSettings } from './settings.tsx'
import { SettingsDialog } from './settings-dialog.tsx'
import { Shortcuts } from './shortcuts.tsx'

type Open = 'palette' | 'shortcuts' | 'settings' | 'licences' | null

/** What can be done on every screen, and the dialogs that do it. */
export function GlobalCommands() {
  const [open, setOpen] = useState<Open>(null)
  const { settings, change } = useSettings()
  const atHome = useRoute().page === 'home'
  const copyChart = useCopyChartOfPage()
  const close = () => setOpen(null)
  const dark = document.documentElement.dataset['theme'] === 'dark'

  useCommands([
    {
      id: 'palette',
      label: 'Find or do anything',
      keys: ['Ctrl K'],
      inFields: true,
      quiet: true,
      run: () => setOpen('palette'),
    },
    {
      id: 'shortcuts',
      label: 'All shortcuts of this screen',
      keys: ['?'],
      run: () => setOpen('shortcuts'),
    },
    { id: 'settings', label: 'Settings', keys: ['Ctrl ,'], run: () => setOpen('settings') },
    { id: 'licences', label: 'Third-party licences', run: () => setOpen('licences') },
    {
      id: 'theme',
      label: dark ? 'Switch to light' : 'Switch to dark',
      run: () => change({ theme: dark ? 'light' : 'dark' }),
    },
    {
      id: 'big-type',
      label: settings.bigType ? 'Switch to normal type' : 'Switch to big type',
      run: () => change({ bigType: !settings.bigType }),
    },
    { id: 'copy-chart', label: 'Copy chart as picture', keys: ['Alt P'], run: copyChart },
    {
      id: 'sound',
      label: settings.sound
        ? 'Switch the tone of the timer off'
        : 'Switch the tone of the timer on',
      run: () => {
        if (!settings.sound) chime('soon')
        change({ sound: !settings.sound })
      },
    },
    {
      id: 'home',
      label: 'Go to Home',
      keys: ['Alt H'],
      inFields: true,
      unavailable: atHome ? 'this is Home' : null,
      run: () => navigate({ page: 'home' }),
    },
  ])

  return (
    <>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
      {open === 'settings' && (
        <SettingsDialog onClose={close} onLicences={() => setOpen('licences')} />
      )}
      {open === 'licences' && <LicencesDialog onClose={close} />}
    </>
  )
}
