import { AgendaClock } from '../facilitation/agenda-clock.tsx'
import { ProjectorButton } from '../features/projector/projector-button.tsx'
import { useEvaluation } from '../store/evaluation-context.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import { useAllCommands } from '../ui/commands.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { hrefOf } from '../ui/routes.ts'
import { SaveLine } from './save-line.tsx'

/** Which evaluation this is, whether it is on disk, and how the time is going. */
export function TopBar() {
  const { id, frame } = useEvaluation()
  const { title } = frame
  const palette = useAllCommands().find(({ id }) => id === 'palette')
  return (
    <header className="top">
      <a className="row gap2 home-link" href={hrefOf({ page: 'home' })} aria-label="Back to Home">
        <BrandMark />
        <span className="ink3">
          <Icon name="back" />
        </span>
      </a>
      <span className="ttl ellipsis">
        <bdi>{title || 'Untitled evaluation'}</bdi>
      </span>
      <SaveLine />
      <span className="sp" />
      <AgendaClock />
      <button type="button" className="find" onClick={() => palette?.run()}>
        <Icon name="search" />
        Find or do
        <Kbd keys="Ctrl K" />
      </button>
      <ProjectorButton id={id} />
    </header>
  )
}
