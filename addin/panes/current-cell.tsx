import { levelOrder } from '#ui/severity.tsx'
import type { App } from '../app/app.ts'
import type { Work } from '../app/work.ts'
import { baseLock } from '../host/lock.ts'
import { CellHelp } from './cell-help.tsx'
import { lazy } from './lazy.tsx'
import { useActive } from './use-active.ts'
import { useCellFindings } from './use-cell-findings.ts'

const CellFindings = lazy(() => import('./cell-findings.tsx').then((module) => module.CellFindings))

/** The active cell of the assessment with what was found in it, to be explained on the spot. */
export function CurrentCell({ app, work: { document, checking } }: { app: App; work: Work }) {
  const active = useActive(document.host)
  const findings = useCellFindings(checking, active)
  const field = active === null ? undefined : document.host.model.formOf(active.form).fields[active.field]
  const row = active === null ? null : document.host.model.row(active.row)
  const lock = active === null || row === null ? null : baseLock(document.host.model, row, active.field)
  const worst = levelOrder.find((level) => findings.some((item) => item.level === level && item.reason === null))
  return (
    <CellHelp field={field} lock={lock} worst={worst}>
      {findings.length > 0 && <CellFindings app={app} checking={checking} items={findings} />}
    </CellHelp>
  )
}
