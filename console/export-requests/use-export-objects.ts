import type { ExportKind } from '#core/access/export-approval.ts'
import { maskedDepartments } from '#core/access/mask.ts'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { evaluationName } from '../notice/evaluation-words.ts'
import { nameOfDepartment } from '../notice/field-words.ts'

export interface ExportObject {
  readonly value: string
  readonly label: string
}

const most = 100

/** The evaluations, or lists of 统计 and 税务, of the year that a file may be of, the newest first. */
export function useExportObjects(kind: ExportKind, cycle: string): readonly ExportObject[] {
  const query = { query: { cycle, limit: most } }
  const evaluations = useAnswer('evaluations', kind === 'results' ? query : null)
  const lists = useAnswer('departmentLists', kind === 'department-list' ? query : null)
  if (kind === 'results') {
    return (evaluations.value?.items ?? []).flatMap((one) =>
      one.status === 'done'
        ? [{ value: one.id, label: `${evaluationName(one)} ${instantInTable(one.startedAt)}` }]
        : [],
    )
  }
  return (lists.value?.items ?? []).flatMap(({ id, department, file }) =>
    maskedDepartments.some((code) => code === department)
      ? [{ value: id, label: `${nameOfDepartment(department)} ${file.name}` }]
      : [],
  )
}
