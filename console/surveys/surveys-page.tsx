import './surveys.css'
import type { SurveyLine } from '#core/api/surveys.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { surveysPath } from '../route/survey-route.ts'
import { useSession } from '../session/session.ts'
import { CodePrints } from './code-prints.tsx'
import { SheetsNotice } from './sheets-notice.tsx'
import { SurveyRow, surveyHeads } from './survey-row.tsx'
import { TownProgress } from './town-progress.tsx'
import { useSheets } from './use-sheets.ts'

const pageSize = 100
const marks = [
  { only: '', label: '全部记录' },
  { only: 'no-company', label: '无人陪同签名' },
  { only: 'far', label: '离地块远' },
  { only: 'conflict', label: '有冲突' },
] as const
type Mark = (typeof marks)[number]['only']

/** 现场核查: how far each 街镇 is, sheets to print, every survey that came in. */
export function SurveysPage() {
  const { account } = useSession()
  const cycle = useCycle()
  const sheets = useSheets(cycle)
  const mayPrint = mayAsk('surveySheets', account.role)
  return (
    <>
      <PageHead title="现场核查" beside={<span class="sub">{`${cycle}年度`}</span>}>
        {mayPrint && (
          <a class="btn" href="/pane/survey.html" target="_blank" rel="noopener">
            打开手机核查页面
          </a>
        )}
      </PageHead>
      {mayPrint && (
        <p class="sub survey-lead">
          在手机上打开核查页面（也可扫核查表上的二维码），取回任务后断网也能填；没有手机的打印核查表，填好后由街镇录入。
        </p>
      )}
      <SheetsNotice sheets={sheets} cycle={cycle} />
      {mayAsk('surveyProgress', account.role) && <Progresses cycle={cycle} sheets={mayPrint ? sheets : null} />}
      {mayPrint && <CodePrints sheets={sheets} />}
      <Surveys cycle={cycle} />
    </>
  )
}

function Progresses({
  cycle,
  sheets,
}: {
  readonly cycle: string
  readonly sheets: ReturnType<typeof useSheets> | null
}) {
  const { value, failure, askAgain } = useAnswer('surveyProgress', { query: { cycle } })
  return (
    <div class="survey-towns">
      <TownProgress cycle={cycle} towns={value?.towns ?? null} failure={failure} onRetry={askAgain} sheets={sheets} />
    </div>
  )
}

/** The records, filtered by what the address says. */
function Surveys({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const { query } = usePlace()
  const cyclePath = useCyclePath()
  const text = query.get('q') ?? ''
  const only: Mark = marks.find((mark) => mark.only === query.get('only'))?.only ?? ''
  const filter = { cycle, ...(text === '' ? {} : { q: text }), ...(only === '' ? {} : { only }) }
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('surveys', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const go = (q: string, mark: Mark): void => {
    const next = new URLSearchParams()
    if (q !== '') next.set('q', q)
    if (mark !== '') next.set('only', mark)
    const words = next.toString()
    navigate(cyclePath(words === '' ? surveysPath : `${surveysPath}?${words}`), { replace: true })
  }
  const isFiltered = text !== '' || only !== ''
  return (
    <div class="stack">
      <h2>核查记录</h2>
      <div class="list-tools no-print">
        <TypedFilter
          label="查找记录"
          placeholder="地块编码、名称、用地主体"
          value={text}
          onValue={(q) => go(q, only)}
        />
        <select
          class="select"
          aria-label="筛选记录"
          value={only}
          onChange={(event) => go(text, marks.find((mark) => mark.only === event.currentTarget.value)?.only ?? '')}
        >
          {marks.map((mark) => (
            <option key={mark.only} value={mark.only}>
              {mark.label}
            </option>
          ))}
        </select>
        {isFiltered && (
          <button type="button" class="link" onClick={() => go('', '')}>
            清除筛选
          </button>
        )}
      </div>
      <ListCard
        label="核查记录"
        heads={surveyHeads}
        figures={['照片']}
        isWide
        lines={linesOf(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: SurveyLine) => <SurveyRow key={line.id} line={line} />}
        emptyTitle={isFiltered ? '没有符合条件的记录' : `${cycle}年度还没有现场核查`}
        emptyText={isFiltered ? '请换一个条件，或清除筛选。' : '手机上提交的核查联网后列在这里。'}
      />
      <MoreRows source={source} unit="次" of={null} />
    </div>
  )
}

function linesOf(source: ReturnType<typeof useCursorRows<SurveyLine>>): readonly SurveyLine[] | null {
  const { total } = source
  if (total === null) return null
  return Array.from({ length: total }, (_, index) => source.rowAt(index)).filter((line) => line !== undefined)
}
