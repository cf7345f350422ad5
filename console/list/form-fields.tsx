import { townName, towns } from '#core/vocabulary/district.ts'
import { useSession } from '../session/session.ts'

export interface TextFieldProps {
  readonly label: string
  readonly name: string
  readonly value?: string
  readonly type?: 'text' | 'date'
  readonly maxLength?: number
  readonly isWide?: boolean
  readonly isFixed?: boolean
}

/** A labelled input that holds what stands there. */
export function TextField({ label, name, value = '', type = 'text', maxLength, isWide, isFixed }: TextFieldProps) {
  return (
    <label class={isWide === true ? 'field is-wide' : 'field'}>
      <span class="label">{label}</span>
      <input
        class="input"
        name={name}
        {...(type === 'date' ? { type } : { type: 'text' as const })}
        defaultValue={value}
        autocomplete="off"
        spellcheck={false}
        readOnly={isFixed === true}
        {...(maxLength === undefined ? {} : { maxLength })}
      />
    </label>
  )
}

/** Boxes to tick; those of one name make a list. */
export function TickBoxes({
  label,
  name,
  options,
  ticked,
}: {
  readonly label: string
  readonly name: string
  readonly options: readonly { readonly code: string; readonly name: string }[]
  readonly ticked: readonly string[]
}) {
  return (
    <fieldset class="field roster-ticks is-wide">
      <legend class="label">{label}</legend>
      {options.map((option) => (
        <label key={option.code} class="tick">
          <input type="checkbox" name={name} value={option.code} defaultChecked={ticked.includes(option.code)} />
          {option.name}
        </label>
      ))}
    </fieldset>
  )
}

/** 街镇 and 园区 the reader may choose from: a 街镇 its own. */
export function useOwnTowns(): readonly { readonly code: string; readonly name: string }[] {
  const { account } = useSession()
  const isTown = account.role === 'town' || account.role === 'town-reviewer'
  if (!isTown) return towns
  return account.org === null ? [] : [{ code: account.org, name: townName(account.org) ?? account.org }]
}
