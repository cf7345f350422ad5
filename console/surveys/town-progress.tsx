import type { SurveyTown } from '#core/api/surveys.ts'
import { sheetsAtOnce } from '#core/survey/limits.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import { ListCard } from '../list/list-card.tsx'
import type { PrintedSheets, Sheets } from './use-sheets.ts'

export interface TownProgressProps {
  readonly cycle: string
  readonly towns: readonly SurveyTown[] | null
  readonly failure: unknown
  readonly onRetry: () => void
  /** Null for who only reads. */
  readonly sheets: Sheets | null
}

/** How far each 街镇 has come, the least far first, with its sheets to print. */
export function TownProgress({ cycle, towns, failure, onRetry, sheets }: TownProgressProps) {
  const sorted = towns === null ? null : [...towns].sort((a, b) => shareOf(a) - shareOf(b))
  return (
    <ListCard
      label="各街镇进度"
      heads={['街镇/园区', '已核查', '最近收到']}
      lines={sorted}
      failure={failure}
      onRetry={onRetry}
      row={(town: SurveyTown) => <TownLine key={town.townCode} town={town} sheets={sheets} />}
      emptyTitle={`${cycle}年度还没有可核查的地块`}
      emptyText="先导入并应用底版，或上传街镇台账。"
    />
  )
}

function shareOf({ surveyed, parcels }: SurveyTown): number {
  return parcels === 0 ? 1 : surveyed / parcels
}

function TownLine({ town, sheets }: { readonly town: SurveyTown; readonly sheets: Sheets | null }) {
  const { townCode, parcels, surveyed, surveys, last } = town
  const name = townName(townCode) ?? townCode
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="survey-share">
        <span class="nb">{`${count(surveyed)} / ${count(parcels)} 宗`}</span>
        <Bar share={shareOf(town)} label={`${name}已核查`} />
        {surveys > surveyed && <span class="cap nb">{`共 ${count(surveys)} 次`}</span>}
      </td>
      <td class="nb">{last === null ? '未核查' : instantInTable(last)}</td>
      <td>
        {sheets !== null && (
          <div class="survey-prints">
            <Volumes of={{ name, town: townCode }} total={parcels} label="打印全部" sheets={sheets} />
            {surveyed > 0 && surveyed < parcels && (
              <Volumes
                of={{ name: `${name}未核查`, town: townCode, only: 'unsurveyed' }}
                total={parcels - surveyed}
                label="打印未核查"
                sheets={sheets}
              />
            )}
          </div>
        )}
      </td>
    </tr>
  )
}

interface VolumesProps {
  readonly of: Omit<PrintedSheets, 'total'>
  readonly total: number
  readonly label: string
  readonly sheets: Sheets
}

/** One PDF holds so many pages; a larger 街镇 has several. */
function Volumes({ of, total, label, sheets }: VolumesProps) {
  const volumes = Array.from({ length: Math.ceil(total / sheetsAtOnce) }, (_, index) => index * sheetsAtOnce)
  const isOne = volumes.length === 1
  return (
    <>
      {volumes.map((from) => {
        const until = Math.min(from + sheetsAtOnce, total)
        const place = isOne ? '' : `第${from + 1}–${until}宗`
        return (
          <button
            key={from}
            type="button"
            class="btn btn-s"
            disabled={sheets.running !== null}
            onClick={() => void sheets.print({ ...of, name: `${of.name}${place}`, total: until - from, from })}
          >
            {`${label}${place}`}
            <span class="vh">{`：${of.name}核查表`}</span>
          </button>
        )
      })}
    </>
  )
}
