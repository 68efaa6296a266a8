import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { defaultSettings, type Settings } from '#shared/settings'
import { useHost } from '../host/host-context.tsx'
import { applyAppearance } from './theme.ts'

interface Value {
  readonly settings: Settings
  readonly change: (fields: Partial<Settings>) => void
}

const Context = createContext<Value>({ settings: defaultSettings, change: () => {} })

/** The user's settings; changing one shows at once and is kept by the host. */
export function useSettings(): Value {
  return use(Context)
}

export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const host = useHost()
  const [settings, setSettings] = useState(defaultSettings)

  useEffect(() => {
    // Without an answer the defaults stand: nothing of the user's work depends on them.
    void host.settings.read({}).then(setSettings, () => {})
  }, [host])

  useEffect(() => {
    applyAppearance(settings)
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => applyAppearance(settings)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [settings])

  const change = useCallback(
    (fields: Partial<Settings>) => {
      setSettings((before) => {
        const next = { ...before, ...fields }
        void host.settings.write(next).catch(() => {})
        return next
      })
    },
    [host],
  )

  const value = useMemo(() => ({ settings, change }), [settings, change])
  return <Context value={value}>{children}</Context>
}
