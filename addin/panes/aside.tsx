import type { App } from '../app/app.ts'
import { isSheet } from './desk-kind.ts'
import { lazy } from './lazy.tsx'

const SettingsPane = lazy(() => import('./settings/settings-pane.tsx').then((module) => module.SettingsPane))
const TemplatesPane = lazy(() => import('./templates-pane.tsx').then((module) => module.TemplatesPane))

/** What stands in place of the tabs. */
export function Aside({ app, which }: { app: App; which: 'settings' | 'templates' }) {
  return which === 'templates' && isSheet(app) ? <TemplatesPane app={app} /> : <SettingsPane app={app} />
}
