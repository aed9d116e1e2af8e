import '@cloudscape-design/global-styles/index.css'
import './shell/shell.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { serverConfig } from './aws/server-config.ts'
import { listSessions } from './session/api.ts'
import { isDark, showMode } from './shell/appearance.ts'

// What every page waits for is asked for before the first of it is rendered; who waits tells what fails.
const held = listSessions()
for (const asked of [held, serverConfig()]) asked.catch(() => {})

showMode(isDark())
createRoot(document.getElementById('app')!).render(<App held={held} />)
