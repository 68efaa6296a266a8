import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './app/app.tsx'
import { connectHost } from './host/transport.ts'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App host={connectHost()} />)
