import '@cloudscape-design/global-styles/index.css'
import './shell/shell.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { isDark, showMode } from './shell/appearance.ts'

showMode(isDark())
createRoot(document.getElementById('app')!).render(<App />)
