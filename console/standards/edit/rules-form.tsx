import { effectText } from '#core/scoring/explain-rule.ts'
import type { DirectRule } from '#core/scoring/standard.ts'
import {
  rulesLeftOut,
  withMovedRule,
  withNewRule,
  withoutRule,
  withRule,
  withRuleOf,
} from '#core/standard-edit/indicator-edit.ts'
import { Icon } from '#ui/icon.tsx'
import { useEditing } from './editing.ts'
import { FoldButton } from './fold-button.tsx'
import { RowButtons } from './row-buttons.tsx'
import { RuleForm } from './rule-form.tsx'

/** 直接判定: the rules in force in their order, and those of the base that are switched off. */
export function RulesForm() {
  const { standard, base, change, open } = useEditing()
  const off = base === null ? [] : rulesLeftOut(standard, base)
  return (
    <div class="card-body stack-s">
      {standard.rules.length === 0 && <p class="sub">没有直接判定规则：全部地块只按得分分类。</p>}
      <ul class="std-lines">
        {standard.rules.map((rule, index) => (
          <RuleLine key={rule.id} rule={rule} index={index} count={standard.rules.length} />
        ))}
      </ul>
      {off.length > 0 && (
        <section aria-label="已停用的规则">
          <p class="label">所依据版本有、现已停用的</p>
          <ul class="std-lines">
            {off.map((rule) => (
              <li key={rule.id} class="std-line is-off">
                <div class="std-line-head">
                  <span>
                    <b>{rule.id}</b> {rule.name}
                  </span>
                  <span class="cap">{effectText(rule.effect)}</span>
                  <button
                    type="button"
                    class="btn btn-s"
                    onClick={() => base !== null && change(withRuleOf(standard, base, rule.id), `启用 ${rule.id}`)}
                  >
                    启用
                    <span class="vh">{` ${rule.id}`}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div>
        <button
          type="button"
          class="btn"
          onClick={() => {
            change(withNewRule(standard), '新增规则')
            open(`rules.${standard.rules.length}`)
          }}
        >
          <Icon name="plus" />
          新增规则
        </button>
      </div>
    </div>
  )
}

interface RuleLineProps {
  readonly rule: DirectRule
  readonly index: number
  readonly count: number
}

function RuleLine({ rule, index, count }: RuleLineProps) {
  const { standard, change, opened, open } = useEditing()
  const at = `rules.${index}`
  const isOpen = opened === at
  const { id, name, effect, when } = rule
  return (
    <li class={isOpen ? 'std-line is-open' : 'std-line'} data-place={at} tabIndex={-1}>
      <div class="std-line-head">
        <FoldButton at={at} id={id} name={name} />
        <span class="cap">{effectText(effect)}</span>
        <RowButtons
          of={`规则 ${id}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          onMove={(by) => {
            open(null)
            change(withMovedRule(standard, index, by), `移动 ${id}`)
          }}
        />
        <button
          type="button"
          class="btn btn-s"
          onClick={() => {
            open(null)
            change(withoutRule(standard, index), `停用 ${id}`)
          }}
        >
          停用
          <span class="vh">{` ${id}`}</span>
        </button>
      </div>
      {!isOpen && <p class="std-line-method cap">{when.map(({ text }) => text).join('；或')}</p>}
      {isOpen && (
        <div class="std-line-form" id={`${at}-form`}>
          <RuleForm
            rule={rule}
            at={at}
            onRule={(next, what, about) => change(withRule(standard, index, next), `${id} ${what}`, about)}
          />
        </div>
      )}
    </li>
  )
}
