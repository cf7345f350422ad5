import { useCallback } from 'preact/hooks'
import type { LetterBatch } from '#core/api/letter-shapes.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useOneAct } from '../act/use-act.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useMadeFile } from '../data/use-made-file.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { MadeZip } from '../list/made-zip.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

export interface BatchesCardProps {
  readonly cycle: string
  /** One is being issued on this page. */
  readonly running: boolean
  readonly onGoOn: (batch: LetterBatch) => void
}

/** 各批: how far each came; one that was interrupted goes on, all its PDFs as one zip. */
export function BatchesCard({ cycle, running, onGoOn }: BatchesCardProps) {
  const { call, account } = useSession()
  const { value, failure, askAgain } = useAnswer('letterBatches', { query: { cycle } })
  const work = useOneAct()
  const zip = useMadeFile<LetterBatch>(useCallback(() => undefined, []))
  const make = (batch: LetterBatch): void => {
    const params = { id: batch.id }
    void zip.start({
      of: batch,
      total: batch.issued,
      make: (signal) => call('letterBatchFile', { params }, signal),
      progress: async (signal) => (await call('letterFileProgress', { params }, signal)).progress,
    })
  }
  const cancel = (batch: LetterBatch): void => {
    void work.run(async () => {
      await call('cancelLetterBatch', { params: { id: batch.id } })
      tellChanged('letterBatches', 'letterCandidates')
    })
  }
  if (value !== null && value.items.length === 0) return null
  const mayIssue = mayAsk('advanceLetterBatch', account.role)
  return (
    <>
      <MadeZip
        zip={zip}
        title="正在制作 PDF"
        cancelled="已取消制作；制成的已保存，再点“全部 PDF”接着制作。"
        done={(of) => `${numbersText(of)} 已打包，压缩包里有清单，可用来登记送达。`}
        fileName={({ kind }) => `${letterKindNames[kind]}.zip`}
      />
      {work.failure !== null && <FailureNotice failure={work.failure} />}
      <ListCard
        label="各批函件"
        heads={['函件', '文号', '进度', '经办']}
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(batch: LetterBatch) => (
          <tr key={batch.id}>
            <th scope="row">{letterKindNames[batch.kind]}</th>
            <td>{numbersText(batch)}</td>
            <td>
              <BatchState batch={batch} />
            </td>
            <td class="nb">
              {batch.by}
              <span class="cap letter-below">{instantInTable(batch.at)}</span>
            </td>
            <td>
              <div class="row">
                {batch.state === 'open' && mayIssue && !running && (
                  <>
                    <button type="button" class="btn btn-s" onClick={() => onGoOn(batch)}>
                      继续出具
                    </button>
                    <button type="button" class="btn btn-s" onClick={() => cancel(batch)}>
                      取消余下的
                    </button>
                  </>
                )}
                {batch.issued > 0 && (
                  <button
                    type="button"
                    class="btn btn-s"
                    disabled={zip.running !== null || running}
                    onClick={() => make(batch)}
                  >
                    全部 PDF
                    <span class="vh">{numbersText(batch)}</span>
                  </button>
                )}
              </div>
            </td>
          </tr>
        )}
        emptyTitle=""
        emptyText=""
      />
    </>
  )
}

function numbersText({ numbers }: LetterBatch): string {
  if (numbers === null) return '未编号'
  return numbers.first === numbers.last ? numbers.first : `${numbers.first} 至 ${numbers.last}`
}

const looks = { open: 'badge badge-warn', done: 'badge badge-ok', cancelled: 'badge' } as const
const names = { open: '未办完', done: '已办完', cancelled: '已取消' } as const

function BatchState({ batch: { state, issued, total, refused } }: { readonly batch: LetterBatch }) {
  const [first] = refused
  return (
    <>
      <span class={looks[state]}>{names[state]}</span>
      <span class="nb">{` ${count(issued)} / ${count(total)} 份`}</span>
      {first !== undefined && (
        <span class="cap letter-below">{`${count(refused.length)} 份没有出具：${first.reason}`}</span>
      )}
    </>
  )
}
