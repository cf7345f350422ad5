/**
 * 松江区 and its 街镇: 国家统计局 2023 统计用区划代码 (cut-off 2023-06-30), twelve digits.
 * The three special areas are statistical, not governments: they appear as 园区.
 */
export const songjiang = { code: '310117', name: '松江区' } as const

export const towns = [
  { code: '310117001000', name: '岳阳街道', kind: 'town' },
  { code: '310117002000', name: '永丰街道', kind: 'town' },
  { code: '310117003000', name: '方松街道', kind: 'town' },
  { code: '310117004000', name: '中山街道', kind: 'town' },
  { code: '310117005000', name: '广富林街道', kind: 'town' },
  { code: '310117006000', name: '九里亭街道', kind: 'town' },
  { code: '310117102000', name: '泗泾镇', kind: 'town' },
  { code: '310117103000', name: '佘山镇', kind: 'town' },
  { code: '310117104000', name: '车墩镇', kind: 'town' },
  { code: '310117105000', name: '新桥镇', kind: 'town' },
  { code: '310117106000', name: '洞泾镇', kind: 'town' },
  { code: '310117107000', name: '九亭镇', kind: 'town' },
  { code: '310117109000', name: '泖港镇', kind: 'town' },
  { code: '310117116000', name: '石湖荡镇', kind: 'town' },
  { code: '310117117000', name: '新浜镇', kind: 'town' },
  { code: '310117120000', name: '叶榭镇', kind: 'town' },
  { code: '310117121000', name: '小昆山镇', kind: 'town' },
  { code: '310117501000', name: '松江工业区', kind: 'park' },
  { code: '310117504000', name: '佘山度假区', kind: 'park' },
  { code: '310117507000', name: '上海松江出口加工区', kind: 'park' },
] as const

export type TownCode = (typeof towns)[number]['code']

const names: ReadonlyMap<string, string> = new Map(towns.map((town) => [town.code, town.name]))

/** The name of a 街镇 or 园区, or null for an unknown code. */
export function townName(code: string): string | null {
  return names.get(code) ?? null
}
