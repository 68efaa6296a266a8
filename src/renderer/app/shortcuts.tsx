import { useAllCommands } from '../ui/commands.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'

/** Every key that does something here. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const commands = useAllCommands().filter(({ keys }) => keys?.length)
  return (
    <Dialog
      title="Shortcuts on this screen"
      onClose={onClose}
      width="44rem"
      actions={
        <Button onClick={onClose} keys="Escape">
          Close
        </Button>
      }
    >
      <ul className="shortcut-list">
        {commands.map(({ id, label, keys = [] }) => (
          <li key={id} className="row">
            <span className="grow">{label}</span>
            {keys.map((key) => (
              <Kbd key={key} keys={key} />
            ))}
          </li>
        ))}
      </ul>
      <p className="sm ink3">Single keys do nothing while you type in a field. Esc leaves it.</p>
    </Dialog>
  )
}
