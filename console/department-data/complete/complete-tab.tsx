import { useState } from 'preact/hooks'
import type { DeclarationField } from '#core/api/department-data-shapes.ts'
import { formById } from '#core/forms/catalogue.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { ListCard } from '../../list/list-card.tsx'
import { labelOf, nameOfDepartment } from '../../notice/field-words.ts'
import { completeTabPath } from '../../route/department-route.ts'
import { usePlace } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { textOf } from '../words.ts'
import { DeclarationList } from './declaration-list.tsx'
import { DeclareForm } from './declare-form.tsx'
import { FieldLink } from './field-link.tsx'

/** 名单完整: how far each field is confirmed, and the declarations that confirmed those who are not on a list. */
export function CompleteTab({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('declarations', { query: { cycle } })
  const [asked, setAsked] = useState<string | null>(null)
  const { query } = usePlace()
  const pathIn = useCyclePath()
  const only = query.get('field')
  const isShown = ({ form, field: key }: Pick<DeclarationField, 'form' | 'field'>): boolean =>
    only === null || only === `${form}.${key}`
  const mayDeclare = mayAsk('declareComplete', account.role)
  const field = value?.fields.find((one) => keyOf(one) === asked) ?? null
  return (
    <>
      <p class="sub">
        名单只列有隐患、有资质的对象。声明某一字段的名单完整后，名单之外的由本部门核定为“无、否、符合”等，评估据此计为已核定；之后新增的不在其内，可再补声明。
      </p>
      {only !== null && (
        <p class="no-print">
          <a class="link" href={pathIn(completeTabPath)}>
            显示全部字段
          </a>
        </p>
      )}
      {field !== null && mayDeclare && (
        <DeclareForm key={keyOf(field)} cycle={cycle} field={field} onClose={() => setAsked(null)} />
      )}
      <div class="dept-figures">
        <ListCard
          label="各字段核定情况"
          heads={['字段', '部门', '应核', '名单上', '名单外已核定', '未核定']}
          lines={value?.fields.filter(isShown) ?? null}
          failure={failure}
          onRetry={askAgain}
          row={(one: DeclarationField) => (
            <tr key={keyOf(one)}>
              <th scope="row">
                <FieldLink form={one.form} field={one.field} />
                <span class="cap base-below">{formById(one.form).title}</span>
              </th>
              <td>{nameOfDepartment(one.department)}</td>
              <td class="is-end">{count(one.rows)}</td>
              <td class="is-end">{count(one.positive)}</td>
              <td class="is-end">{`${textOf(one.form, one.field, one.negative)} ${count(one.negatives)}`}</td>
              <td class="is-end">{count(one.open)}</td>
              <td>
                {mayDeclare && one.open > 0 && (
                  <button
                    type="button"
                    class="btn btn-s"
                    aria-label={`声明完整：${labelOf(one.form, one.field)}`}
                    onClick={() => setAsked(keyOf(one))}
                  >
                    声明完整
                  </button>
                )}
              </td>
            </tr>
          )}
          emptyTitle="没有可以声明的字段"
          emptyText="本部门核定的都是数字、日期或文字，请逐行填写名单。"
        />
      </div>
      {value !== null && <DeclarationList declarations={value.declarations.filter(isShown)} />}
    </>
  )
}

function keyOf({ department, form, field }: DeclarationField): string {
  return `${department} ${form} ${field}`
}
