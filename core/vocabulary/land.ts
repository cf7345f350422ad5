/** The three land classes in scope (123号 二) and the land uses of the forms with their codes (用地用海分类, 三调). */
export const landClasses = ['工业', '仓储', '研发'] as const
export type LandClass = (typeof landClasses)[number]

export const landUses = ['工业用地', '物流仓储用地', '储备库用地', '科研用地', '其他'] as const
export type LandUse = (typeof landUses)[number]

/** Plan codes (用地用海分类指南), survey codes (三调) and the legacy GB 50137 letters accepted for a land use. */
export const landUseCodes: Readonly<Record<LandUse, readonly string[]>> = {
  工业用地: ['1001', '100101', '100102', '100103', '0601', 'M1', 'M2', 'M3'],
  物流仓储用地: ['1101', '110101', '110102', '110103', '0508', 'W1', 'W2', 'W3'],
  储备库用地: ['1102'],
  科研用地: ['0802'],
  其他: [],
}

/** X26: the current uses that agree with a land class. */
export const usesOfLandClass: Readonly<Record<LandClass, readonly LandUse[]>> = {
  工业: ['工业用地'],
  仓储: ['物流仓储用地', '储备库用地'],
  研发: ['科研用地'],
}
