import './filing-pane.css'
import { FindingList } from '#ui/finding-list.tsx'
import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import type { AnyResult } from '#workbook/any-form.ts'
import { useStore } from '../../base/store.ts'
import type { FilingWork, OpenApplication } from '../../filing/filing-work.ts'
import { progressOf } from '../../filing/progress.ts'
import type { Place } from '../../host/host.ts'
import { MissingList } from '../missing-list.tsx'
import type { PaneProps } from '../pane-body.tsx'
import { ReadNoticesCard } from '../read-notices-card.tsx'
import { templateText } from '../template-text.ts'
import { ApplicationCell } from './application-cell.tsx'
import { ApplicationChooser } from './application-chooser.tsx'
import { CalculatedCard } from './calculated-card.tsx'
import { DeclarationCard } from './declaration-card.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { SendPart } from './send-part.tsx'

/** 优质项目: what the 申请表 lacks, what is wrong with it, what goes with it, and its way to the district. */
export function FilingPane({ app, work }: PaneProps) {
  const filing = useStore(work.filing, ({ begun }) => begun)
  return filing === null ? null : <Begun app={app} work={work} filing={filing} />
}

interface BegunProps extends PaneProps {
  readonly filing: FilingWork
}

function Begun({ app, work, filing }: BegunProps) {
  const open = useStore(filing.store, (state) => state.open)
  return open === null ? null : <Opened app={app} work={work} filing={filing} open={open} />
}

interface OpenedProps extends BegunProps {
  readonly open: OpenApplication
}

function Opened({ app, work, filing, open }: OpenedProps) {
  const { host } = work.document
  const { application, judged } = open
  const goTo = (place: Place): void => {
    host.select(place, true).catch(app.onDefect)
  }
  const goToField = (field: string): void => goTo(application.placeOf(field))
  return (
    <SendPart app={app} work={work} sender={filing.sender}>
      <ApplicationChooser filing={filing} open={application} />
      <ProgressCard open={open} template={sourceOf(host.model.result)} onGo={goTo} />
      <FindingsCard filing={filing} open={open} onGo={goToField} />
      <ApplicationCell host={host} open={open} />
      <DeclarationCard cells={application.cells} onGo={goToField} />
      <CalculatedCard values={judged.values} onGo={goToField} />
      <DocumentsCard facts={judged.facts} />
      <ReadNoticesCard notices={host.model.result.notices} />
    </SendPart>
  )
}

/** Of a sheet that was moved in, the workbook knows nothing. */
function sourceOf(result: AnyResult): string {
  return result.meta?.template === 'application' ? templateText(result) : '零增地技术改造项目申请表，按表头读取'
}

interface ProgressCardProps {
  readonly open: OpenApplication
  /** Which template the workbook was made from. */
  readonly template: string
  readonly onGo: (place: Place) => void
}

function ProgressCard({ open: { application, judged }, template, onGo }: ProgressCardProps) {
  const sections = progressOf(application, judged.values)
  const required = sections.reduce((sum, section) => sum + section.required, 0)
  const filled = sections.reduce((sum, section) => sum + section.filled, 0)
  return (
    <section class="card" aria-label="必填项进度">
      <div class="card-part fill-total">
        <p class="cap">{template}</p>
        <h2 class="fill-head">
          <span>
            必填项 <span class="nb">{`${count(filled)} / ${count(required)}`}</span>
          </span>
          <span class="sub nb">{filled === required ? '已填齐' : `还差 ${count(required - filled)} 项`}</span>
        </h2>
        <Bar share={required === 0 ? 0 : filled / required} label="必填项进度" />
      </div>
      <MissingList sections={sections} onGo={onGo} />
    </section>
  )
}

interface FindingsCardProps {
  readonly filing: FilingWork
  readonly open: OpenApplication
  readonly onGo: (field: string) => void
}

function FindingsCard({ filing, open: { application, findings }, onGo }: FindingsCardProps) {
  const current = useStore(filing.store, (state) => state.current)
  return (
    <section class="card filing-findings" aria-label="申请表的发现">
      <div class="card-head">
        <h2 class="pane-title">校验</h2>
        {findings.length > 0 && <span class="sub nb">{`${count(findings.length)} 项`}</span>}
      </div>
      {findings.length === 0 ? (
        <p class="card-part sub">
          {Object.keys(application.cells).length === 0 ? '还没有填写，填写后随即校验。' : '已填的各项没有发现问题。'}
        </p>
      ) : (
        <FindingList
          items={findings}
          grouping="level"
          label="发现"
          current={current}
          onCurrent={(id) => filing.store.patch({ current: id })}
          onLocate={({ id }) => {
            const found = findings.find((one) => one.id === id)
            if (found !== undefined) onGo(found.field)
          }}
        />
      )}
    </section>
  )
}
