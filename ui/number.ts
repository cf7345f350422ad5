/** A count with thousands commas: 48,501. */
export function count(value: number): string {
  return decimal(value, 0)
}

/**
 * A figure for reading: thousands commas, fixed decimals, U+2212 for minus: 1,280.00, −12.00. For figures that are
 * already rounded; rounding that decides anything happens in core.
 */
export function decimal(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(decimals)
  const [whole = '0', fraction] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const isZero = Number(fixed) === 0
  return `${value < 0 && !isZero ? '\u2212' : ''}${fraction === undefined ? grouped : `${grouped}.${fraction}`}`
}
