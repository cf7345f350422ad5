import { disposalPaths } from '#core/vocabulary/disposal-path.ts'
import { Remarks } from '#ui/form/remarks.tsx'
import { PathBadge } from '#ui/path-badge.tsx'
import { pathNeeds } from './path-needs.ts'
import { inputId, usePlanForm } from './plan-form.ts'

/** 处置路径: one of five, each with what it asks for. */
export function PathChoice() {
  const form = usePlanForm()
  const chosen = form.textOf('path')
  const mayEdit = form.mayEdit('path')
  const id = inputId('path')
  if (!mayEdit) {
    return (
      <div class="field is-wide">
        <span class="label">处置路径</span>
        <PathBadge path={disposalPaths.find((path) => path === chosen) ?? null} />
      </div>
    )
  }
  return (
    <fieldset class="field is-wide plan-paths">
      <legend class="label">
        处置路径
        <span class="form-mark">必填</span>
        {form.isChanged('path') && <span class="form-mark is-changed">未保存</span>}
      </legend>
      <div class="plan-path-options">
        {disposalPaths.map((path, index) => {
          const needs = pathNeeds(path)
          return (
            <label key={path} class={path === chosen ? 'plan-path is-chosen' : 'plan-path'}>
              <input
                type="radio"
                name={id}
                id={index === 0 ? id : `${id}-${index}`}
                checked={path === chosen}
                onChange={() => form.onText('path', path)}
              />
              <span>
                <PathBadge path={path} />
                <span class="cap plan-path-needs">{needs.length === 0 ? '' : `须填${needs.join('、')}`}</span>
              </span>
            </label>
          )
        })}
      </div>
      <Remarks id={`${id}-remark`} remarks={form.remarksAt('path')} />
    </fieldset>
  )
}
