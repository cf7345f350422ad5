/*
 * Codes of parcels that the platform has given none: made by a rule of the district, ours, marked as such wherever they
 * are shown, and never used twice.
 */

/** Ours: the short form of the district, 拟 for proposed, three digits of the 街镇, a number. */
export const defaultCodeTemplate = 'SJ-拟{town}-{seq:4}'

const sequence = /\{seq:([1-9])\}/g

/** Why a template cannot be used, in a sentence; null when it can. */
export function templateFault(template: string): string | null {
  const sequences = [...template.matchAll(sequence)]
  if (sequences.length !== 1) return '规则中须有且只有一个 {seq:4} 这样的顺序号（位数 1–9）。'
  const rest = template.replace(sequence, '').replaceAll('{town}', '')
  if (/[{}]/.test(rest)) return '花括号中只能写 town 或 seq。'
  if (/[\s/%]/.test(rest)) return '编码中不能有空格、斜杠或百分号。'
  if (!/拟/.test(rest)) return '拟定编码须含“拟”字，以便与平台下发的编码区分。'
  return codeOf(template, '310117000000', 999_999_999).length > 40 ? '按此规则编码会超过 40 个字符。' : null
}

/** The code with this number. @param townCode twelve digits */
export function codeOf(template: string, townCode: string, number: number): string {
  return template
    .replaceAll('{town}', townCode.slice(6, 9))
    .replace(sequence, (_all, digits: string) => String(number).padStart(Number(digits), '0'))
}
