import type { SurveyLine } from '#core/api/surveys.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { surveyPath } from '../route/survey-route.ts'
import { SurveyMarks } from './survey-words.tsx'

export const surveyHeads = ['地块编码', '街镇/园区', '核查时间', '核查账号', '照片', '需要留意'] as const

/** A survey in a list. */
export function SurveyRow({ line }: { readonly line: SurveyLine }) {
  const cyclePath = useCyclePath()
  const { id, cycle, parcelCode, parcelName, townCode, number, surveyedAt, by, photos } = line
  return (
    <tr>
      <th scope="row">
        <span class="nb">{parcelCode}</span>
        <span class="cap survey-below">{parcelName ?? '名称未填'}</span>
      </th>
      <td>{townCode === null ? '未填' : (townName(townCode) ?? townCode)}</td>
      <td>
        <span class="nb">{instantInTable(surveyedAt)}</span>
        <span class="cap survey-below">{`第 ${number} 次`}</span>
      </td>
      <td>{by}</td>
      <td class="num nb">{`${photos} 张`}</td>
      <td>
        <SurveyMarks line={line} />
      </td>
      <td>
        <a class="btn btn-s" href={cyclePath(surveyPath(id), cycle)}>
          打开
          <span class="vh">{`${parcelCode}第 ${number} 次核查`}</span>
        </a>
      </td>
    </tr>
  )
}
