import { formatNumber } from '#core/form/format.ts'

const squareMetresPerHectare = 10_000

/** m² as 公顷 for sums: 12.35; plans themselves say m². */
export function hectares(squareMetres: number): string {
  return formatNumber(squareMetres / squareMetresPerHectare, 2)
}
