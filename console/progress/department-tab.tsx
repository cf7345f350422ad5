import type { DepartmentProgress } from '#core/api/progress-shapes.ts'
import { departmentStateNames } from '#core/progress/mark.ts'
import { count } from '#ui/number.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { completeTabPath, departmentDataPath } from '../route/department-route.ts'
import { DueCell } from './due-cell.tsx'

const rank = { none: 0, uploaded: 1, delivered: 2, declared: 3 } as const

/** Overdue ones first, then those that are least far. */
function worstFirst(departments: readonly DepartmentProgress[]): readonly DepartmentProgress[] {
  const isOverdue = ({ due }: DepartmentProgress): number => (due?.kind === 'overdue' ? 0 : 1)
  return departments.toSorted((a, b) => isOverdue(a) - isOverdue(b) || rank[a.state] - rank[b.state])
}

const heads = ['部门', '状态', '完成日期', '时限', '名单', '名单完整']

/** 部门: who has delivered a list, who declared it complete, who is late. */
export function DepartmentTab({ departments }: { readonly departments: readonly DepartmentProgress[] }) {
  const pathIn = useCyclePath()
  return (
    <section class="card field-scroll" aria-label="部门名单进度">
      <table class="table plain-table progress-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {worstFirst(departments).map((one) => {
            const { code, name, state, doneOn, due, uploads, applied, declarable, declared } = one
            const isDone = doneOn !== null
            return (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>
                  <span class={isDone ? 'badge badge-ok' : 'badge badge-dash'}>{departmentStateNames[state]}</span>
                </td>
                <td>{doneOn ?? '未完成'}</td>
                <td>{due === null ? <span class="sub">未定</span> : <DueCell due={due} />}</td>
                <td>
                  {uploads === 0 ? (
                    <span class="sub">未导入</span>
                  ) : (
                    <a href={pathIn(departmentDataPath)}>{`导入 ${count(uploads)} 份，应用 ${count(applied)} 份`}</a>
                  )}
                </td>
                <td>
                  {declarable === 0 ? (
                    <span class="sub">不适用</span>
                  ) : (
                    <a href={pathIn(completeTabPath)}>{`${count(declared)} / ${count(declarable)} 项`}</a>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
