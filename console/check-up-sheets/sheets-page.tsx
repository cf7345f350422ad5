import './check-up-sheets.css'
import { useState } from 'preact/hooks'
import { type SheetBundle, sheetBundles } from '#core/api/check-up-sheets.ts'
import { townName } from '#core/vocabulary/district.ts'
import { LabelledArea, LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { GuardedExportLink } from '../export-requests/guarded-export-link.tsx'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { codesOfText } from '../list/codes-of-text.ts'
import { ListCard } from '../list/list-card.tsx'
import { EmptyPage } from '../notice/empty-page.tsx'
import { usePlace } from '../route/place.ts'
import { evaluationPath, verifySheetPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { PrintingNotice } from './printing-notice.tsx'
import { PrintingRecord } from './printing-record.tsx'
import { type PrintOrder, usePrinting } from './use-printing.ts'

const bundleNames: Readonly<Record<SheetBundle, string>> = { pdf: '合订为 PDF', zip: '每宗一个 PDF（zip）' }
const volumes = [
  { value: '500', label: '每册 500 宗' },
  { value: '200', label: '每册 200 宗' },
  { value: '50', label: '每册 50 宗' },
  { value: '5000', label: '不分册' },
] as const

/** 体检表 of one evaluation: by 街镇 or of chosen parcels, file after file. */
export function SheetsPage() {
  const id = usePlace().query.get('evaluation')
  if (id === null) {
    return (
      <EmptyPage title="没有选评估">
        <p>体检表按一次评估印制。请先打开一次评估，再点“体检表”。</p>
        <a class="btn btn-fill" href="/evaluations">
          去评估
        </a>
      </EmptyPage>
    )
  }
  return <Sheets id={id} key={id} />
}

function Sheets({ id }: { readonly id: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('checkUpSheetPrintings', { params: { id } })
  const printing = usePrinting(askAgain)
  const [as, setAs] = useState<SheetBundle>('pdf')
  const [volume, setVolume] = useState<string>(volumes[0].value)
  const [explained, setExplained] = useState(false)
  const [approval, setApproval] = useState('')
  const [text, setText] = useState('')
  const isRunning = printing.state?.ended === 'running'
  const codes = codesOfText(text)
  const print = (of: Pick<PrintOrder, 'name' | 'town' | 'parcels' | 'total'>): void => {
    void printing.start({ evaluation: id, as, volume: Number(volume), explained, approval: approval.trim(), ...of })
  }
  return (
    <>
      <PageHead
        title="体检表"
        beside={
          <a class="cap" href={evaluationPath(id)}>
            {`评估 #${id}`}
          </a>
        }
      >
        <GuardedExportLink kind="results" object={id} />
        <a class="btn" href={verifySheetPath}>
          核验体检表
        </a>
      </PageHead>
      <p class="sub sheets-lead">
        一宗一页，印有核验码。您无权查看的区统计局、区税务局核定值只印得分；专班、审计须凭导出审批才印数值。
      </p>
      <section class="card card-body sheets-options" aria-label="装订">
        <LabelledChoice
          label="装订"
          value={as}
          choices={sheetBundles.map((value) => ({ value, label: bundleNames[value] }))}
          onValue={(value) => setAs(sheetBundles.find((one) => one === value) ?? as)}
        />
        <LabelledChoice label="分册" value={volume} choices={volumes} onValue={setVolume} />
        {mayAsk('askExport', account.role) && (
          <LabelledText
            label="导出审批号（没有不填）"
            value={approval}
            maxLength={9}
            onValue={(value) => setApproval(value.replaceAll(/\D/g, ''))}
          />
        )}
        <label class="sheets-tick">
          <input type="checkbox" checked={explained} onChange={(event) => setExplained(event.currentTarget.checked)} />
          附逐条说明
        </label>
      </section>
      <PrintingNotice printing={printing} />
      <div class="sheets">
        <ListCard
          label="可印的街镇"
          heads={['街镇/园区', '地块']}
          figures={['地块']}
          lines={value?.towns ?? null}
          failure={failure}
          onRetry={askAgain}
          row={({ townCode, parcels }) => {
            const name = townName(townCode) ?? townCode
            return (
              <tr key={townCode}>
                <th scope="row">{name}</th>
                <td class="num nb">{`${count(parcels)} 宗`}</td>
                <td class="num">
                  <button
                    type="button"
                    class="btn btn-s"
                    disabled={isRunning}
                    onClick={() => print({ name, town: townCode, parcels: '', total: parcels })}
                  >
                    <span class="vh">{name}</span>
                    印体检表
                  </button>
                </td>
              </tr>
            )
          }}
          emptyTitle="这次评估没有地块"
          emptyText="请换一次评估，或先上传台账再运行草评。"
        />
      </div>
      <section class="card card-body stack-s" aria-labelledby="chosen-sheets">
        <h2 id="chosen-sheets">选中的地块</h2>
        <LabelledArea label="地块编码，一行一个或用逗号隔开" value={text} maxLength={8000} onValue={setText} />
        <div class="row">
          <button
            type="button"
            class="btn"
            disabled={isRunning || codes.length === 0}
            onClick={() => print({ name: '选中地块', town: '', parcels: codes.join(','), total: codes.length })}
          >
            {codes.length === 0 ? '印选中地块' : `印 ${count(codes.length)} 宗`}
          </button>
        </div>
      </section>
      <div class="sheets">
        <PrintingRecord items={value?.items ?? []} />
      </div>
    </>
  )
}
