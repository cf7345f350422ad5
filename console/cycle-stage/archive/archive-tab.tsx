import { useEffect, useState } from 'preact/hooks'
import type { ArchivePackage } from '#core/api/archives.ts'
import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { Progress } from '#ui/progress.tsx'
import { useAct } from '../../act/use-act.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { GuardedExportLink } from '../../export-requests/guarded-export-link.tsx'
import { mayAsk } from '../../frame/entries.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ApprovalField } from '../approval-field.tsx'
import { tellStageChanged } from '../stage-changed.ts'

/** While a package is written. */
const askEvery = 1000

/** 归档: packages of the year, the one that is being written, and what one holds. */
export function ArchiveTab({ stages }: { readonly stages: CycleStageBody }) {
  const { cycle, stage } = stages
  const { account, call } = useSession()
  const act = useAct()
  const [approval, setApproval] = useState('')
  const { value, failure, askAgain } = useAnswer('archivePackages', { params: { cycle } })
  const running = value?.items.find(({ state }) => state === 'running')
  const isRunning = running !== undefined
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(askAgain, askEvery)
    return () => {
      clearInterval(timer)
      // What waits for a package may go on now.
      tellStageChanged()
    }
  }, [isRunning, askAgain])
  if (value === null) {
    return failure === null ? <ListShapes label="归档" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  const isDecided = stage === '审定' || stage === '归档'
  const mayBuild = mayAsk('buildArchive', account.role) && isDecided && !isRunning
  const evaluation = stages.events.find(({ act: name }) => name === 'decide')?.evaluation ?? ''
  const build = async (): Promise<void> => {
    const query = approval === '' ? {} : { approval: Number(approval) }
    if (await act.run('build', () => call('buildArchive', { params: { cycle }, query }))) askAgain()
  }
  const cancel = async (number: number): Promise<void> => {
    await act.run('cancel', () => call('cancelArchive', { params: { cycle, number } }))
    askAgain()
  }
  return (
    <div class="stack stage-panel">
      {running !== undefined && (
        <Progress
          title={`正在生成第 ${running.number} 号归档包：${running.step}`}
          done={running.done}
          total={running.total}
          unit="宗"
          onCancel={() => void cancel(running.number)}
        />
      )}
      {failure !== null && <FailureNotice failure={failure} onRetry={askAgain} />}
      <section class="card" aria-labelledby="archives">
        <div class="card-head">
          <h2 id="archives">归档包</h2>
        </div>
        <div class="card-body stack">
          <p class="sub">
            一个 zip，不依赖本系统就能打开和核验：解压后打开 index.html 查找每宗地块，打开 verify.html 或运行 verify.mjs
            核对每个文件的哈希和审计记录的连续；封签由本系统的密钥核验。
          </p>
          {!isDecided && <p>{`现在是${stage}阶段，登记审定之后才能生成归档包。`}</p>}
          {mayBuild && (
            <div class="row stage-acts">
              <ApprovalField value={approval} onValue={setApproval} />
              <button
                type="button"
                class={act.running === 'build' ? 'btn btn-fill is-busy' : 'btn btn-fill'}
                onClick={() => void build()}
              >
                生成归档包
              </button>
              {evaluation !== '' && <GuardedExportLink kind="results" object={evaluation} />}
            </div>
          )}
          {act.failure !== null && <FailureNotice failure={act.failure} />}
          {value.items.length === 0 && <p class="cap">还没有归档包。</p>}
          {value.items.map((each) => (
            <PackageLine key={each.number} cycle={cycle} archive={each} />
          ))}
          <details>
            <summary>包内有什么</summary>
            <ul>
              {value.contents.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </details>
        </div>
      </section>
    </div>
  )
}

const states: Readonly<Record<ArchivePackage['state'], readonly [word: string, look: string]>> = {
  running: ['正在生成', 'badge badge-info'],
  done: ['已生成', 'badge badge-ok'],
  cancelled: ['已取消', 'badge badge-dash'],
  failed: ['没有生成', 'badge badge-err'],
}

function PackageLine({ cycle, archive }: { readonly cycle: string; readonly archive: ArchivePackage }) {
  const { number, state, startedAt, by, size, sha256, approval } = archive
  const [word, look] = states[state]
  return (
    <div class="stack-s">
      <p class="row">
        <b class="nb">{`第 ${number} 号`}</b>
        <span class={look}>{word}</span>
        <span class="cap">{`${instantInTable(startedAt)} ${by}${approval === null ? '' : `，导出审批第 ${approval} 号`}`}</span>
        {state === 'done' && (
          <a class="btn btn-s" href={addressOf(endpoints.archiveFile, { params: { cycle, number } })} download>
            {`下载（${megabytes(size ?? 0)} MB）`}
          </a>
        )}
      </p>
      {sha256 !== null && <p class="cap stage-hash">{`SHA-256 ${sha256}`}</p>}
      {state === 'failed' && <p class="cap">{brokenOff(archive)}</p>}
    </div>
  )
}

/** How far it was: what is made again takes as long once more. */
function brokenOff({ step, done, total }: ArchivePackage): string {
  const place = done === 0 ? `写到“${step}”时` : `写到“${step}”（地块 ${done}/${total} 宗）时`
  return `${place}生成中断，没有留下文件；请重新生成（从头开始），仍不成功请联系系统管理。`
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1)
}
