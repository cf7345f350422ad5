import { mainIndustryOf } from '../facts/parcel-kind.ts'
import type { SumBasis } from '../facts/sums.ts'
import type { Surroundings } from './judge-scaled.ts'
import type { Indicator, Standard } from './standard.ts'

/** 行业基准 ready for many parcels. */
export interface IndustryFigures {
  /** What the parcel's main industry is held against, by indicator; null when the industry cannot be told. */
  readonly of: (basis: Pick<SumBasis, 'firms'>) => ((indicator: Indicator) => Surroundings['industry']) | null
}

/** Null for a standard that asks for no 行业基准. */
export function industryFigures({ indicators, industryBenchmarks = [] }: Standard): IndustryFigures | null {
  const asks = indicators.some(({ method }) => method.kind === 'ratioCapped' && method.benchmark.kind === 'industry')
  if (!asks) return null
  const lines = new Map(industryBenchmarks.map((line) => [`${line.industry}/${line.indicator}`, line]))
  return {
    of: (basis) => {
      const industry = mainIndustryOf(basis)
      if (industry === null) return null
      return ({ id, method }) => {
        if (method.kind !== 'ratioCapped' || method.benchmark.kind !== 'industry') return null
        const value = lines.get(`${industry}/${id}`)?.values[method.benchmark.choice]
        return value === undefined ? null : { industry, value }
      }
    },
  }
}
