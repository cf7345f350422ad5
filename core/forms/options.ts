import type { Option } from '../form/field.ts'
import { parcelClasses } from '../vocabulary/class.ts'
import { towns } from '../vocabulary/district.ts'
import { type LandUse, landUseCodes, landUses } from '../vocabulary/land.ts'

/** Options whose code is their official term, frozen at first use. */
export function terms<const Term extends string>(...options: Term[]): readonly Option<Term>[] {
  return options.map((term) => ({ code: term, label: term }))
}

/** Land uses, also read from plan codes, survey codes and the legacy GB 50137 letters (1001, 0601, M1). */
export const landUseOptions: readonly Option<LandUse>[] = landUses.map((use) => ({
  code: use,
  label: use,
  aliases: landUseCodes[use],
}))

export const townOptions = towns.map((town) => ({ code: town.code, label: town.name, aliases: [town.code] }))

export const registeredTownOptions = [...townOptions, { code: '区外', label: '区外' } as const]

/** 自评类别: the bare letter, also read with 类 or by its policy name. */
export const classOptions = parcelClasses.map(({ code, name }) => ({ code, label: code, aliases: [`${code}类`, name, `${code}类（${name}）`] }))

/** 房屋安全鉴定等级 A–D, also read with 级. */
export const gradeOptions = terms('A', 'B', 'C', 'D').map((grade) => ({ ...grade, aliases: [`${grade.code}级`] }))
