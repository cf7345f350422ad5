import { useState } from 'preact/hooks'
import type { OpinionImport } from '#core/api/city-review.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { upload } from '#ui/upload.ts'
import { useAct } from '../../act/use-act.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { useFileUpload } from '../../data/use-file-upload.ts'
import { Sending } from '../../list/drop-one.tsx'
import { PickFiles } from '../../list/pick-files.tsx'
import { StackedTable } from '../../list/stacked-table.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { tellStageChanged } from '../stage-changed.ts'
import type { Review } from './review.ts'

const states: Readonly<Record<OpinionImport['state'], string>> = {
  read: '待采用',
  applied: '已采用',
  dropped: '已放弃',
}

/** Lists of opinions: read and judged line by line first, taken over or dropped then. */
export function OpinionImportCard({ review: { imports }, cycle }: { readonly review: Review; readonly cycle: string }) {
  const { share, failure, run, cancel } = useFileUpload()
  const [shown, setShown] = useState<number | null>(null)
  const pending = imports.find(({ state }) => state === 'read')
  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const sent = await run((options) => upload('uploadOpinions', { params: { cycle }, body: file }, options))
    if (sent === null) return
    setShown(sent.number)
    tellStageChanged()
  }
  const opened = imports.find(({ number }) => number === (shown ?? pending?.number))
  return (
    <section class="card" aria-labelledby="opinion-lists">
      <div class="card-head">
        <h2 id="opinion-lists">意见表</h2>
      </div>
      <div class="card-body stack">
        <div class="row">
          <a class="btn" href={addressOf(endpoints.opinionTemplate, { params: { cycle } })} download>
            <Icon name="download" />
            下载意见表
          </a>
          <PickFiles
            label="读入意见表"
            accept=".xlsx,.csv"
            isDisabled={share !== null}
            onFiles={([file]) => void send(file)}
          />
        </div>
        {share !== null && <Sending share={share} then="正在逐行核对" onCancel={cancel} />}
        {failure !== null && <FailureNotice failure={failure} />}
        {opened !== undefined && <OpenedList key={opened.number} cycle={cycle} list={opened} />}
        {imports.length > 0 && (
          <ul class="stage-obstacles" aria-label="已读入的意见表">
            {imports.map((each) => (
              <li key={each.number}>
                <span class="badge badge-dash">{states[each.state]}</span>
                <span class="stage-note">{each.name}</span>
                <span class="cap">{`可用 ${count(each.accepted)} 行，不能用 ${count(each.refused)} 行，${instantInTable(each.at)} ${each.by}`}</span>
                <button type="button" class="btn btn-s" onClick={() => setShown(each.number)}>
                  查看
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function OpenedList({ cycle, list }: { readonly cycle: string; readonly list: OpinionImport }) {
  const { call } = useSession()
  const act = useAct()
  const { number, accepted, refused, state } = list
  const only = refused > 0 ? 'refused' : 'accepted'
  const { value, failure } = useAnswer('opinionLines', { params: { cycle, number }, query: { only, limit: 100 } })
  const close = async (apply: boolean): Promise<void> => {
    const body = { apply }
    const isDone = await act.run(apply ? 'apply' : 'drop', () =>
      call('closeOpinionList', { params: { cycle, number }, body }),
    )
    if (isDone) tellStageChanged()
  }
  return (
    <section class="stack" aria-label="这份意见表">
      <p>
        <b>{`可用 ${count(accepted)} 行，不能用 ${count(refused)} 行。`}</b>
        {state === 'read' && '采用之前不改任何数据；不能用的行原样保留，可改正后另行读入。'}
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
      {value !== null && value.items.length > 0 && (
        <div class="field-scroll">
          <StackedTable heads={['行', '地块编码', '意见', '调整后类别', '理由', '结果']} figures={['行']}>
            {value.items.map((line) => (
              <tr key={line.line}>
                <td class="num">{line.line}</td>
                <td class="nb">{line.parcelCode}</td>
                <td>{line.opinion}</td>
                <td>{line.class}</td>
                <td class="stage-note">{line.reason}</td>
                <td class="stage-note">{line.refusal ?? '可用'}</td>
              </tr>
            ))}
          </StackedTable>
        </div>
      )}
      {value?.nextCursor != null && <p class="cap">只列出前 100 行。</p>}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {state === 'read' && (
        <div class="row">
          {accepted > 0 && (
            <button
              type="button"
              class={act.running === 'apply' ? 'btn btn-fill is-busy' : 'btn btn-fill'}
              onClick={() => void close(true)}
            >
              {`采用 ${count(accepted)} 行`}
            </button>
          )}
          <button type="button" class="btn" onClick={() => void close(false)}>
            放弃这份表
          </button>
        </div>
      )}
    </section>
  )
}
