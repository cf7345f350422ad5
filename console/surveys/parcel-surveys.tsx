import './surveys.css'
import type { SurveyLine } from '#core/api/surveys.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { useSession } from '../session/session.ts'
import { SheetsNotice } from './sheets-notice.tsx'
import { SurveyRow, surveyHeads } from './survey-row.tsx'
import { useSheets } from './use-sheets.ts'

/** The surveys of a parcel, and its sheet to print. */
export function ParcelSurveys({ cycle, parcelCode }: { readonly cycle: string; readonly parcelCode: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('surveys', { query: { cycle, parcelCode } })
  const sheets = useSheets(cycle)
  return (
    <div class="stack">
      {mayAsk('surveySheets', account.role) && (
        <div class="row no-print">
          <button
            type="button"
            class="btn"
            disabled={sheets.running !== null}
            onClick={() => void sheets.print({ name: parcelCode, total: 1, parcelCodes: [parcelCode] })}
          >
            打印核查表
          </button>
        </div>
      )}
      <SheetsNotice sheets={sheets} cycle={cycle} />
      <ListCard
        label="本地块的现场核查"
        heads={surveyHeads}
        figures={['照片']}
        isWide
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(line: SurveyLine) => <SurveyRow key={line.id} line={line} />}
        emptyTitle="本地块本年度还没有现场核查"
        emptyText="在手机核查页面提交后列在这里；现场值在“数据”页与填报值并列。"
      />
    </div>
  )
}
