/** Units as they are printed after a figure or in a heading. A ratio has the unit '' and is shown as a percentage. */
export const units = [
  '',
  '%',
  'm²',
  '亩',
  '万元',
  '万元/亩',
  '万元/人',
  '万元/tce',
  '万元/吨当量',
  '元/千瓦时',
  '吨标准煤',
  '万千瓦时',
  '吨',
  '吨当量',
  '人',
  '家',
  '宗',
  '分',
  '年',
] as const
export type Unit = (typeof units)[number]

/** 1 公顷 = 10,000 m² = 15 亩, exactly; area in 亩 = area in m² × 15 ÷ 10,000, never through a rounded factor. */
export const muPerTenThousandSquareMetres = 15

/** 吨标准煤 per 10⁴ kWh, 当量值 (domain: energy conversion for the cross-check X19). */
export const standardCoalPerTenThousandKwh = 1.229
