import { boundText, tierText } from '#core/scoring/figure-text.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Dial } from '#core/try-out/dial.ts'
import { className } from '#core/vocabulary/class.ts'

export interface DialWords {
  /** Beside the slider. */
  readonly label: string
  readonly unit: string
}

/** What a dial is called. */
export function dialWords(standard: Standard, dial: Dial): DialWords {
  switch (dial.kind) {
    case 'share':
      return { label: `${dial.class} ${className(dial.class)}`, unit: '%' }
    case 'line':
      return { label: `${dial.class} 类最低分`, unit: '分' }
    default: {
      const indicator = standard.indicators.find(({ id }) => id === dial.indicator)
      if (indicator === undefined) return { label: dial.indicator, unit: '' }
      if (dial.kind === 'weight') return { label: `${indicator.id} ${indicator.name}`, unit: '' }
      const unit = indicator.unit
      const { method } = indicator
      if (dial.kind === 'edge' && method.kind === 'tier') {
        const tier = method[dial.ladder]?.tiers[dial.tier]
        const sign = tier === undefined ? '' : tierText(indicator, { note: null }, tier).slice(0, 1)
        const basis = dial.ladder === 'fallback' ? '（按现状值）' : ''
        return { label: `得 ${tier?.points ?? 0} 分${basis} ${sign}`, unit }
      }
      if (dial.kind === 'stop' && method.kind === 'tierLinear') {
        return { label: `得 ${method.stops[dial.stop]?.points ?? 0} 分`, unit }
      }
      if (method.kind === 'ratioCapped' && method.benchmark.kind === 'groupMean')
        return { label: '同组平均的倍数', unit: '倍' }
      if (method.kind === 'ratioCapped' && method.benchmark.kind === 'percentile')
        return { label: '同组百分位', unit: '%' }
      return { label: '基准值', unit }
    }
  }
}

/** "≥30": an edge as it is printed, for lists. */
export function edgeName(standard: Standard, dial: Dial): string {
  if (dial.kind === 'share' || dial.kind === 'line') return ''
  const indicator = standard.indicators.find(({ id }) => id === dial.indicator)
  if (indicator === undefined) return ''
  const { method } = indicator
  if (dial.kind === 'edge' && method.kind === 'tier') {
    const tier = method[dial.ladder]?.tiers[dial.tier]
    const note = dial.ladder === 'fallback' ? 'fallback' : null
    return tier === undefined ? '' : tierText(indicator, { note }, tier)
  }
  if (dial.kind === 'stop' && method.kind === 'tierLinear')
    return boundText(indicator, method.stops[dial.stop]?.at ?? 0)
  return dialWords(standard, dial).label
}
