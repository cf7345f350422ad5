import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import {
  amountTolerancePercent,
  areaTolerancePercent,
  differenceKindNames,
  differenceKinds,
} from '#core/department-data/difference.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { ReadingNotes } from '../../base-map/import/reading-notes.tsx'
import { Fact } from '../../list/fact.tsx'
import { fileSize } from '../../list/file-size.ts'
import { nameOfDepartment } from '../../notice/field-words.ts'
import { linesText } from '../words.ts'

const encodingNames = { 'utf-8': 'UTF-8', gbk: 'GBK' } as const

/** What the file is, how it matched, and who did what with it. */
export function ListFacts({ list }: { readonly list: DepartmentList }) {
  const { department, cycle, file, counts, uploaded, applied, reversed, result, notes } = list
  const encoding = file.encoding === null ? '' : `，${encodingNames[file.encoding]} 编码`
  const differences = differenceKinds.map(
    (kind) => `${differenceKindNames[kind]} ${count(counts.differences[kind] ?? 0)}`,
  )
  return (
    <section class="card card-body stack" aria-label="名单">
      <dl class="facts">
        <Fact label="部门">{`${nameOfDepartment(department)}，${cycle}年度`}</Fact>
        <Fact label="文件">{`${file.format === 'csv' ? 'CSV' : 'xlsx 工作簿'}${encoding}，${fileSize(file.size)}`}</Fact>
        <Fact label="各行">{linesText(counts)}</Fact>
        <Fact label="可写入的值与现值">{differences.join('，')}</Fact>
        {counts.faults > 0 && <Fact label="未采用的值">{`${count(counts.faults)} 处`}</Fact>}
        <Fact label="导入">{`${uploaded.by} ${instantInTable(uploaded.at)}`}</Fact>
        {applied !== null && <Fact label="应用">{signedText(applied)}</Fact>}
        {result !== null && (
          <Fact label="应用结果">
            {`写入 ${count(result.written)} 行，原已相同 ${count(result.same)} 行，未写入 ${count(result.refused)} 行`}
          </Fact>
        )}
        {reversed !== null && <Fact label="撤销">{signedText(reversed)}</Fact>}
      </dl>
      <p class="cap">
        {`容差为本系统拟定：面积 ${areaTolerancePercent}%，金额、能耗、人数等 ${amountTolerancePercent}%；选项不同即为超出。`}
      </p>
      <ReadingNotes notes={notes} />
    </section>
  )
}

function signedText({ by, at, reason }: NonNullable<DepartmentList['applied']>): string {
  return `${by} ${instantInTable(at)}${reason === null ? '' : `，${reason}`}`
}
