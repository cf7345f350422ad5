import { useState } from 'preact/hooks'
import type { BaseImport, ImportDetail } from '#core/api/base-map-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { amountOf } from '../counts-text.ts'
import { applyConsequence, applyReason, discardReason } from './apply-words.ts'
import { isOpen } from './is-open.ts'

export interface ImportActsProps {
  readonly detail: ImportDetail
  readonly onDetail: (detail: ImportDetail) => void
}

type Step = 'compare' | 'apply' | 'discard'

const running: Readonly<Record<Step, string>> = {
  compare: '正在与现有底版比对',
  apply: '正在应用到底版',
  discard: '正在放弃',
}

/** What comes next with an import: compared again, applied, or discarded. */
export function ImportActs({ detail, onDetail }: ImportActsProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [asked, setAsked] = useState<'apply' | 'discard' | null>(null)
  const [step, setStep] = useState<Step>('compare')
  const present = detail.import
  const { id, comparison, counts } = present
  const params = { id }
  const take = (done: BaseImport): void => onDetail({ ...detail, import: done })
  const start = async (next: Step, work: () => Promise<BaseImport>): Promise<void> => {
    setStep(next)
    const isDone = await act.run(async () => take(await work()))
    if (isDone) setAsked(null)
    if (isDone && next === 'apply') tellChanged('parcels', 'parcel', 'overview', 'baseParcels', 'baseEntries')
  }
  const compare = (): void => void start('compare', () => call('compareBaseImport', { params, body: {} }))
  const apply = (reason: string): void => {
    const body = { comparison, undecided: amountOf(counts, 'undecided'), reason }
    void start('apply', () => call('applyBaseImport', { params, body }))
  }
  const discard = (reason: string): void => {
    void start('discard', () => call('discardBaseImport', { params, body: { reason } }))
  }
  if (!isOpen(present)) return null
  const isReady = comparison > 0 && !present.isStale
  return (
    <>
      {comparison > 0 && present.isStale && !act.isBusy && <StaleNotice onCompare={compare} />}
      {asked === null && !act.isBusy && (
        <div class="row no-print">
          {isReady && (
            <button type="button" class="btn btn-fill" onClick={() => setAsked('apply')}>
              应用到底版
            </button>
          )}
          <button type="button" class="btn" onClick={() => setAsked('discard')}>
            放弃这次导入
          </button>
          {isReady && <span class="cap">{`第 ${count(comparison)} 次比对的结果。应用之前不改动任何地块。`}</span>}
        </div>
      )}
      {asked !== null && !act.isBusy && (
        <section class="batch-bar" aria-label={asked === 'apply' ? '应用' : '放弃'}>
          <ActForm
            key={asked}
            act={asked === 'apply' ? '应用到底版' : '放弃这次导入'}
            consequence={asked === 'apply' ? applyConsequence(present) : '文件和处理记录保留备查，地块不作任何改动。'}
            reason={asked === 'apply' ? applyReason : discardReason}
            onRun={asked === 'apply' ? apply : discard}
            onCancel={() => setAsked(null)}
          />
        </section>
      )}
      {act.isBusy && <Progress title={running[step]} done={0} total={0} unit="条" />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
    </>
  )
}

function StaleNotice({ onCompare }: { readonly onCompare: () => void }) {
  return (
    <div class="banner banner-warn" role="status">
      <Icon name="warning" />
      <p class="banner-text">
        <strong>比对结果已不是最新</strong>
        有了新的处理意见或对应关系，或底版又有变化。重新比对后才能应用。
      </p>
      <button type="button" class="btn btn-fill" onClick={onCompare}>
        重新比对
      </button>
    </div>
  )
}
