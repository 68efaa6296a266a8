import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './app/app.tsx'
import { connectHost } from './host/transport.ts'
import { parseRoute } from './ui/routes.ts'

const element = document.getElementById('root')
if (element) {
  const root = createRoot(element)
  if (parseRoute(location.hash).page === 'projector') {
    const { ProjectorWindow } = await import('./app/projector-window.tsx')
    root.render(<ProjectorWindow />)
  } else {
    root.render(<App host={connectHost()} />)
  }
}
