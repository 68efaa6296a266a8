import { useEffect, useState } from 'react'
import { useHost } from '../host/host-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CheckField } from '../ui/fields.ts'
import { Segmented } from '../ui/segmented.tsx'
import { chime } from './chime.ts'
import { useSettings } from './settings.tsx'

/** The few things that follow the user from one evaluation to the next. */
export function SettingsDialog({
  onClose,
  onLicences,
}: {
  readonly onClose: () => void
  readonly onLicences: () => void
}) {
  const { settings, change } = useSettings()
  const host = useHost()
  const [folder, setFolder] = useState('')
  const [version, setVersion] = useState('')
  useEffect(() => {
    void host.app.info({}).then(
      (info) => {
        setFolder(info.evaluationsFolder)
        setVersion(info.version)
      },
      () => {},
    )
  }, [host])
  return (
    <Dialog
      title="Settings"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onLicences}>Third-party licences</Button>
          <Button onClick={onClose} keys="Escape">
            Close
          </Button>
        </>
      }
    >
      <div className="fieldset">
        <span className="label">Appearance</span>
        <Segmented
          label="Appearance"
          value={settings.theme}
          options={[
            { value: 'auto', label: 'Like the desktop' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => change({ theme })}
        />
      </div>
      <CheckField
        label="Big type: everything a fifth larger"
        checked={settings.bigType}
        onCommit={(bigType) => change({ bigType })}
      />
      <CheckField
        label="A tone two minutes before the time of an agenda item is over, and when it is"
        checked={settings.sound}
        onCommit={(sound) => {
          if (sound) chime('soon')
          change({ sound })
        }}
      />
      <div className="fieldset">
        <span className="label">Paper of the decision record</span>
        <Segmented
          label="Paper of the decision record"
          value={settings.paper}
          options={[
            { value: 'A4', label: 'A4' },
            { value: 'Letter', label: 'Letter' },
          ]}
          onChange={(paper) => change({ paper })}
        />
      </div>
      <p className="sm ink3">
        Evaluations are kept in <bdi>{folder || '…'}</bdi>. Nothing leaves this laptop. Stackjury{' '}
        {version}.
      </p>
    </Dialog>
  )
}
