import './filing-pane.css'
import { useMemo, useState } from 'preact/hooks'
import { judgeApplication } from '#core/filing/checks/run.ts'
import { FindingList } from '#ui/finding-list.tsx'
import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import { today } from '../app/clock.ts'
import type { Place } from '../host/host.ts'
import { CurrentCell } from '../panes/current-cell.tsx'
import { MissingList } from '../panes/missing-list.tsx'
import type { PaneProps } from '../panes/pane-body.tsx'
import { ReadNoticesCard } from '../panes/read-notices-card.tsx'
import { templateText } from '../panes/template-text.ts'
import { useModelVersion } from '../panes/use-model-version.ts'
import { type Application, applicationIn } from './application.ts'
import { DocumentsCard } from './documents-card.tsx'
import { filingFindings } from './findings.ts'
import { progressOf } from './progress.ts'
import { SendPart } from './send-part.tsx'

/** 优质项目: what the 申请表 lacks, what is wrong with it, what goes with it, and its way to the district. */
export function FilingPane({ app, work }: PaneProps) {
  const version = useModelVersion(work.document)
  const application = applicationIn(work.document.host.model)
  if (application === null) return null
  return <OpenApplication app={app} work={work} application={application} version={version} />
}

interface OpenApplicationProps extends PaneProps {
  readonly application: Application
  /** Counts up with every edit. */
  readonly version: number
}

function OpenApplication({ app, work, application, version }: OpenApplicationProps) {
  const { host } = work.document
  const judged = useMemo(() => judgeApplication(application.cells, { today: today() }), [application.cells])
  const sections = progressOf(application, judged.values)
  const [current, setCurrent] = useState<string | null>(null)
  const required = sections.reduce((sum, section) => sum + section.required, 0)
  const filled = sections.reduce((sum, section) => sum + section.filled, 0)
  const items = filingFindings(application, judged.findings)
  const goTo = (place: Place): void => {
    host.select(place, true).catch(app.onDefect)
  }
  return (
    <SendPart app={app} work={work} version={version}>
      <section class="card" aria-label="必填项进度">
        <div class="card-part fill-total">
          <p class="cap">{templateText(host.model.result)}</p>
          <h2 class="fill-head">
            <span>
              必填项 <span class="nb">{`${count(filled)} / ${count(required)}`}</span>
            </span>
            <span class="sub nb">{filled === required ? '已填齐' : `还差 ${count(required - filled)} 项`}</span>
          </h2>
          <Bar share={required === 0 ? 0 : filled / required} label="必填项进度" />
        </div>
        <MissingList sections={sections} onGo={goTo} />
      </section>
      <section class="card filing-findings" aria-label="申请表的发现">
        <div class="card-head">
          <h2 class="pane-title">校验</h2>
          <span class="sub nb">{items.length === 0 ? '没有发现' : `${count(items.length)} 项`}</span>
        </div>
        {items.length === 0 ? (
          <p class="card-part sub">已填的各项没有发现问题。</p>
        ) : (
          <FindingList
            items={items}
            grouping="level"
            label="发现"
            current={current}
            onCurrent={setCurrent}
            onLocate={({ id }) => {
              const found = items.find((one) => one.id === id)
              if (found !== undefined) goTo(application.placeOf(found.field))
            }}
          />
        )}
      </section>
      <DocumentsCard facts={judged.facts} />
      <CurrentCell app={app} work={work} />
      {application.others > 0 && (
        <p class="banner">{`工作簿里另有 ${count(application.others)} 份申请表没有读入。一个项目请用一个工作簿。`}</p>
      )}
      <ReadNoticesCard notices={host.model.result.notices} />
    </SendPart>
  )
}
