import './hand-out.css'
import { type HandOutTown, handOutKinds } from '#core/api/hand-out.ts'
import { handOutNames } from '#core/hand-out/file-name.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { FinishedNotice } from './finished-notice.tsx'
import { HandOutRecord } from './hand-out-record.tsx'
import { useHandOut } from './use-hand-out.ts'

/** 下发: the workbooks of a year, a 街镇 at a time, and what was handed out when. */
export function HandOutPage() {
  const cycle = useCycle()
  const { value, failure, askAgain } = useAnswer('handOuts', { query: { cycle } })
  const handOut = useHandOut(cycle, askAgain)
  const { running, file, wasCancelled } = handOut
  const lastOf = (townCode: string) => value?.items.find((item) => item.townCode === townCode && item.ended === 'done')
  return (
    <>
      <PageHead title="下发" beside={<span class="sub">{`${cycle}年度 一地一表、街镇台账`}</span>} />
      <p class="sub hand-out-lead">
        一地一表每宗地块一份，街镇台账全街镇一份；都预填本年已有内容，底版内容锁定，去年内容放在“去年对照”中，经填报人确认才沿用。统计、税务核定的值不写入，联系方式脱敏。
      </p>
      {running !== null && (
        <Progress
          title={`正在制作${townName(running.of.townCode) ?? running.of.townCode}的${handOutNames[running.of.as]}`}
          done={running.done}
          total={running.total}
          unit="宗"
          onCancel={handOut.cancel}
        />
      )}
      {handOut.failure !== null && <FailureNotice failure={handOut.failure} />}
      {wasCancelled && (
        <div class="banner banner-info" role="status">
          <p class="banner-text">已取消，没有保存文件；地块数据没有改动。</p>
        </div>
      )}
      {file !== null && <FinishedNotice of={file.of} address={file.address} cycle={cycle} />}
      <div class="hand-out">
        <ListCard
          label="可下发的街镇"
          heads={['街镇/园区', '地块', '企业']}
          figures={['地块', '企业']}
          lines={value?.towns ?? null}
          failure={failure}
          onRetry={askAgain}
          row={(town: HandOutTown) => {
            const { townCode, parcels, firms } = town
            const name = townName(townCode) ?? townCode
            const last = lastOf(townCode)
            return (
              <tr key={townCode}>
                <th scope="row">
                  {name}
                  <span class="cap hand-out-below">
                    {last === undefined ? (
                      '未下发'
                    ) : (
                      <>
                        上次下发 <span class="nb">{instantInTable(last.at)}</span>
                      </>
                    )}
                  </span>
                </th>
                <td class="num nb">{`${count(parcels)} 宗`}</td>
                <td class="num nb">{`${count(firms)} 家`}</td>
                <td>
                  <div class="hand-out-acts">
                    {handOutKinds.map((as) => (
                      <button
                        key={as}
                        type="button"
                        class="btn btn-s"
                        disabled={running !== null}
                        onClick={() => void handOut.start({ townCode, as }, parcels)}
                      >
                        <span class="vh">{`下发${name}`}</span>
                        {handOutNames[as]}
                      </button>
                    ))}
                  </div>
                </td>
              </tr>
            )
          }}
          emptyTitle={`${cycle}年度还没有可下发的地块`}
          emptyText="先导入并应用底版，或上传街镇台账，再回来下发。"
        />
        <HandOutRecord items={value?.items ?? []} />
      </div>
    </>
  )
}
