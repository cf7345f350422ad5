/** Whether a number format shows a percentage. A % in quotes or after a backslash is only text: 0"%" shows 50 as 50%. */
export function isPercentFormat(code: string): boolean {
  return code.includes('%') && code.replace(/"[^"]*"|\\./g, '').includes('%')
}
