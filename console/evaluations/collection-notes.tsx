import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { nameOfDepartment } from '../notice/field-words.ts'
import { disputesTabPath, signOffsTabPath } from '../route/department-route.ts'
import { useSession } from '../session/session.ts'

/** What the collection has not come to the end with: told before an evaluation, in the way of none. */
export function CollectionNotes({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const signed = useAnswer('signOffs', mayAsk('signOffs', account.role) ? { query: { cycle } } : null)
  const asksDisputes = mayAsk('disputes', account.role)
  const disputed = useAnswer('disputes', asksDisputes ? { query: { cycle, only: 'open', limit: 1 } } : null)
  const standings = signed.value?.standings ?? []
  const missing = standings.filter(({ state }) => state === 'missing')
  const stale = standings.filter(({ state }) => state === 'stale')
  const open = disputed.value?.open ?? 0
  if (missing.length === 0 && stale.length === 0 && open === 0) return null
  const names = (of: typeof standings): string => of.map(({ department }) => nameOfDepartment(department)).join('、')
  return (
    <div class="banner">
      <Icon name="info" />
      <div class="banner-text">
        <strong>评估之前的提示（不阻断，本系统拟定）</strong>
        {missing.length > 0 && (
          <p>
            <a class="in-sentence" href={pathIn(signOffsTabPath)}>{`未签认 ${count(missing.length)} 个部门`}</a>
            {`：${names(missing)}。`}
          </p>
        )}
        {stale.length > 0 && (
          <p>
            <a class="in-sentence" href={pathIn(signOffsTabPath)}>{`签认已过期 ${count(stale.length)} 个部门`}</a>
            {`：${names(stale)}，签认之后数据有变动。`}
          </p>
        )}
        {open > 0 && (
          <p>
            <a class="in-sentence" href={pathIn(`${disputesTabPath}&only=open`)}>{`未办结的异议 ${count(open)} 件`}</a>
            ，涉及的值以部门核定值计。
          </p>
        )}
      </div>
    </div>
  )
}
