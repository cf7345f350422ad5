import type { Area } from './area.ts'

export interface ConditionalLook {
  fill: string | null
  fontColor: string | null
  bold: boolean | null
  italic: boolean | null
}

/** A conditional format. Kinds other than Custom are kept as the file has them and are not edited. */
export interface ConditionalFormat {
  readonly id: string
  readonly type: string
  areas: Area[]
  /** 0 comes first. */
  priority: number
  stopIfTrue: boolean
  /** With '=', for Custom. */
  formula: string
  look: ConditionalLook
  /** The cfRule element it was read from. */
  readonly source?: string
  /** The dxf element of its look, as long as the look is as it was read. */
  dxf?: string
}

export function plainConditionalLook(): ConditionalLook {
  return { fill: null, fontColor: null, bold: null, italic: null }
}
