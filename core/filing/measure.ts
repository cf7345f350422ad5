import { type Citation, clause9 } from '../vocabulary/citation.ts'

/** What may follow 申报信息不实 or 合同履约不达标 (9号 二.5), by their official terms. */
export const measures = ['停止改扩建手续办理', '收回土地', '纳入信用监管'] as const
export type Measure = (typeof measures)[number]

export const measureCauses = ['申报信息不实', '土地出让合同履约不达标'] as const
export type MeasureCause = (typeof measureCauses)[number]

export const measureClause: Citation = clause9('二.5')
