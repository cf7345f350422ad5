import { effectText, evidenceText } from '#core/scoring/explain-rule.ts'
import type { ParcelResult, RuleResult } from '#core/scoring/result.ts'
import { clauseOf, type DirectRule, type Effect, type Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Unparted } from '../unparted.tsx'

interface Tone {
  readonly tint: 'warn' | 'ok' | 'info'
  readonly icon: IconName
}

const warn: Tone = { tint: 'warn', icon: 'warning' }
const ok: Tone = { tint: 'ok', icon: 'done' }

function toneOf(effect: Effect): Tone {
  if (effect.kind === 'exempt') return { tint: 'info', icon: 'info' }
  if (effect.kind === 'floor') return ok
  return effect.kind === 'direct' && effect.class === 'A' ? ok : warn
}

/** The rules that fired, directly below the total because they beat it: effect, evidence, who confirms, clause. */
export function FiredRules({ result, standard }: { result: ParcelResult; standard: Standard }) {
  return (
    <>
      {result.ruleResults.map((fired) => {
        const rule = standard.rules.find(({ id }) => id === fired.id)
        return rule === undefined ? null : <FiredRule key={fired.id} fired={fired} rule={rule} standard={standard} />
      })}
    </>
  )
}

function FiredRule({ fired, rule, standard }: { fired: RuleResult; rule: DirectRule; standard: Standard }) {
  const { tint, icon } = toneOf(rule.effect)
  const by = rule.confirmedBy.map((who) => (who === 'town' ? '街镇' : departmentName(who))).join('、')
  return (
    <div class={`card-part fired fired-${tint}`}>
      <Icon name={icon} class={`fired-icon-${tint}`} />
      <div>
        <h3>
          {`规则 ${rule.id}：${effectText(rule.effect)}`}
          {fired.deciding && <span class="badge">决定类别</span>}
        </h3>
        <p>
          <Unparted text={`${rule.name}：${evidenceText(fired.evidence)}。`} />
        </p>
        <p>{fired.confirmed ? `已由${by}核定。` : `待${by}核定，核定后可能变化。`}</p>
        <p class="cap">{`依据：${clauseOf(standard, rule.id)}；${citationText(rule.citation)}`}</p>
      </div>
    </div>
  )
}
