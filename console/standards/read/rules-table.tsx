import { effectText } from '#core/scoring/explain-rule.ts'
import type { DirectRule } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'

/** 直接判定: what beats the points. */
export function RulesTable({ rules }: { readonly rules: readonly DirectRule[] }) {
  if (rules.length === 0) return <p class="card-body sub">没有直接判定规则。</p>
  return (
    <div class="field-scroll">
      <table class="table standard-table">
        <thead>
          <tr>
            <th scope="col">规则</th>
            <th scope="col">条件</th>
            <th scope="col">结果</th>
            <th scope="col">核定</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">
                <b>{rule.id}</b> {rule.name}
              </th>
              <td data-head="条件">{rule.when.map((predicate) => predicate.text).join('；或')}</td>
              <td data-head="结果">{effectText(rule.effect)}</td>
              <td data-head="核定">{rule.confirmedBy.map(confirmerName).join('、')}</td>
              <td class="cap" data-head="依据">
                {citationText(rule.citation)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function confirmerName(who: DirectRule['confirmedBy'][number]): string {
  return who === 'town' ? '街镇' : departmentName(who)
}
