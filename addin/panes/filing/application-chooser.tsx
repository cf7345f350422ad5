import { count } from '#ui/number.ts'
import { useStore } from '../../base/store.ts'
import type { Application } from '../../filing/application.ts'
import type { FilingWork } from '../../filing/filing-work.ts'

export interface ApplicationChooserProps {
  readonly filing: FilingWork
  readonly open: Application
}

/** Which 申请表 of the workbook this is about; nothing where there is only one. */
export function ApplicationChooser({ filing, open }: ApplicationChooserProps) {
  const applications = useStore(filing.store, (state) => state.applications)
  const isRunning = useStore(filing.sender.store, (state) => state.isRunning)
  if (applications.length < 2) return null
  return (
    <section class="card card-part field" aria-label="选择申请表">
      <label for="filing-application">{`工作簿里有 ${count(applications.length)} 份申请表，只校验、上送这一份：`}</label>
      <select
        id="filing-application"
        class="select"
        value={open.id}
        disabled={isRunning}
        onChange={(event) => filing.choose(event.currentTarget.value)}
      >
        {applications.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </section>
  )
}

function nameOf({ cells, sheet }: Application): string {
  const { projectName } = cells
  return `${typeof projectName === 'string' ? projectName : '未填项目名称'}（${sheet}）`
}
