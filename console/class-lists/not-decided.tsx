import type { ClassSummary } from '#core/api/class-list-shapes.ts'
import { cycleStages } from '#core/cycle-stage/stage.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { useSession } from '../session/session.ts'

/** Before 审定: which stage the year is in, what comes next, and the years that have lists. */
export function NotDecided({ summary }: { readonly summary: ClassSummary }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const { cycle, stage, cycles } = summary
  const next = cycleStages[cycleStages.indexOf(stage) + 1]
  return (
    <section class="card" aria-label="尚未审定">
      <div class="empty">
        <h2>{`${cycle}年度尚未审定`}</h2>
        <p>
          {`现处在“${stage}”阶段`}
          {next === undefined ? '。' : `，下一阶段是“${next}”。`}
          市委、市政府审定并登记后，这里列出各类清单。
        </p>
        {mayAsk('cycleStages', account.role) && (
          <a class="btn btn-fill" href={pathIn('/stages')}>
            查看流程
          </a>
        )}
        {cycles.length > 0 && (
          <p class="row class-years">
            <span class="cap">已审定的年度</span>
            {cycles.map((one) => (
              <a key={one} href={pathIn('/class-lists', one)}>
                {one}
              </a>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
