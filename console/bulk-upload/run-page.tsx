import { BackLink } from '../frame/back-link.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import '../frame/tabs.css'
import '../base-map/base-map.css'
import './bulk-upload.css'
import { useCallback, useEffect } from 'preact/hooks'
import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { uploadRunPath, uploadsPath } from '../route/bulk-upload-route.ts'
import { navigate, usePlace } from '../route/place.ts'
import { GoOnCard } from './go-on-card.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunFiles } from './run-files.tsx'
import { RunLines } from './run-lines.tsx'
import { RunSettlements } from './run-settlements.tsx'
import { RunStateBadge } from './run-state-badge.tsx'
import { SendingCard } from './sending-card.tsx'
import { useSending } from './use-sending.ts'

const pollMilliseconds = 2000
const rows = { key: 'rows', label: '各行' } as const
const files = { key: 'files', label: '文件' } as const
const settled = { key: 'settled', label: '上次问题' } as const

/** One run: how far it is, what became of every file and row, and the report that can be fixed and sent again. */
export function UploadRunPage({ id }: { readonly id: string }) {
  const pathIn = useCyclePath()
  const { query } = usePlace()
  const sending = useSending()
  const isMine = sending?.run === id
  const isRunning = isMine && sending.phase !== 'ended' && sending.phase !== 'failed'
  // A run that only begins has no record yet.
  const isBeginning = isMine && sending.phase === 'preparing'
  const { value: run, failure, askAgain } = useAnswer('uploadRun', isBeginning ? null : { params: { id } })
  useEffect(() => {
    if (!isRunning || isBeginning) return
    const timer = setInterval(askAgain, pollMilliseconds)
    return () => clearInterval(timer)
  }, [isRunning, isBeginning, askAgain])
  const tabs = run !== null && run.fixes.length > 0 ? [rows, files, settled] : [rows, files]
  const chosen = tabs.find(({ key }) => key === query.get('tab'))?.key ?? 'rows'
  const go = useCallback(
    (key: string) =>
      navigate(pathIn(key === 'rows' ? uploadRunPath(id) : `${uploadRunPath(id)}?tab=${key}`), { replace: true }),
    [pathIn, id],
  )
  return (
    <>
      <BackLink to={pathIn(uploadsPath)}>返回批量上传</BackLink>
      <PageHead
        title={run === null ? '上传批次' : `${instantInTable(run.at)} 的上传`}
        beside={run !== null && <RunStateBadge state={run.state} />}
      >
        {run !== null && !isRunning && <ReportLink run={run} />}
      </PageHead>
      {isMine && <SendingCard sending={sending} />}
      <FirstAnswer value={run} failure={failure} onRetry={askAgain} label="这个批次" />
      {run !== null && (
        <>
          {run.mayGoOn && !isRunning && <GoOnCard run={run} onEnded={askAgain} />}
          <RunFacts run={run} />
          <Tabs label="结果" tabs={tabs} chosen={chosen} onChoose={go}>
            {chosen === 'rows' && <RunLines run={run} />}
            {chosen === 'files' && <RunFiles run={run} />}
            {chosen === 'settled' && <RunSettlements run={run} />}
          </Tabs>
        </>
      )}
    </>
  )
}

function ReportLink({ run: { id } }: { readonly run: UploadRun }) {
  const { query } = usePlace()
  const [town, file] = [query.get('town') ?? '', query.get('file') ?? '']
  const part = { ...(town === '' ? {} : { town }), ...(file === '' ? {} : { file: Number(file) }) }
  return (
    <a class="btn" href={addressOf(endpoints.uploadRunReport, { params: { id }, query: part })} download>
      <Icon name="download" />
      下载结果报告
    </a>
  )
}
