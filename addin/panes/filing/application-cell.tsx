import '../cell-findings.css'
import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { levelOrder, SeverityIcon } from '#ui/severity.tsx'
import type { OpenApplication } from '../../filing/filing-work.ts'
import type { Host } from '../../host/host.ts'
import { CellHelp } from '../cell-help.tsx'
import { FindingWords } from '../finding-words.tsx'
import { useActive } from '../use-active.ts'

export interface ApplicationCellProps {
  readonly host: Host
  readonly open: OpenApplication
}

/** The active cell of the 申请表 with every finding it has a part in. */
export function ApplicationCell({ host, open: { application, findings } }: ApplicationCellProps) {
  const active = useActive(host)
  const key = active?.form === applicationFormId ? active.field : null
  const here = findings.filter(({ fields }) => active?.row === application.id && key !== null && fields.includes(key))
  const worst = levelOrder.find((level) => here.some((item) => item.level === level))
  return (
    <CellHelp
      field={key === null ? undefined : host.model.formOf(applicationFormId).fields[key]}
      lock={null}
      worst={worst}
    >
      {here.length > 0 && (
        <ul aria-label="当前单元格的发现">
          {here.map((item) => (
            <li key={item.id} class="card-part cell-finding">
              <SeverityIcon level={item.level} />
              <div>
                <FindingWords item={item} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </CellHelp>
  )
}
