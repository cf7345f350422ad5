import type { TownCode } from '#core/vocabulary/district.ts'

/** Letters of the sample parcel codes by 街镇: SJ-XQ-0137. */
export const townLetters: Readonly<Record<TownCode, string>> = {
  '310117001000': 'YY',
  '310117002000': 'YF',
  '310117003000': 'FS',
  '310117004000': 'ZS',
  '310117005000': 'GF',
  '310117006000': 'JL',
  '310117102000': 'SJ',
  '310117103000': 'SS',
  '310117104000': 'CD',
  '310117105000': 'XQ',
  '310117106000': 'DJ',
  '310117107000': 'JT',
  '310117109000': 'MG',
  '310117116000': 'SH',
  '310117117000': 'XB',
  '310117120000': 'YX',
  '310117121000': 'XK',
  '310117501000': 'GY',
  '310117504000': 'DQ',
  '310117507000': 'CK',
}

/** Parcels a 街镇 of the sample district has; 660 in all. */
export const townParcels: Readonly<Record<TownCode, number>> = {
  '310117001000': 8,
  '310117002000': 22,
  '310117003000': 6,
  '310117004000': 34,
  '310117005000': 12,
  '310117006000': 9,
  '310117102000': 38,
  '310117103000': 36,
  '310117104000': 72,
  '310117105000': 68,
  '310117106000': 44,
  '310117107000': 48,
  '310117109000': 20,
  '310117116000': 30,
  '310117117000': 24,
  '310117120000': 42,
  '310117121000': 46,
  '310117501000': 64,
  '310117504000': 10,
  '310117507000': 27,
}

export const industries = [
  { code: '3484', words: '精密制造' },
  { code: '3561', words: '半导体装备' },
  { code: '3976', words: '光电器件' },
  { code: '3670', words: '汽车零部件' },
  { code: '2927', words: '塑料制品' },
  { code: '2319', words: '包装印刷' },
  { code: '1811', words: '服装' },
  { code: '2770', words: '医疗器械' },
  { code: '2641', words: '新材料' },
  { code: '3311', words: '金属结构' },
  { code: '3829', words: '电气设备' },
  { code: '1499', words: '食品' },
] as const

export const warehouseIndustries = [
  { code: '5990', words: '仓储服务' },
  { code: '5930', words: '冷链物流' },
] as const

export const researchIndustries = [
  { code: '7320', words: '工程技术研发' },
  { code: '6513', words: '工业软件' },
  { code: '7340', words: '生物医药研发' },
] as const

const syllables = [
  '申',
  '华',
  '隆',
  '泰',
  '恒',
  '瑞',
  '博',
  '宏',
  '盛',
  '嘉',
  '永',
  '新',
  '佳',
  '凯',
  '中',
  '天',
  '海',
  '晨',
  '明',
  '远',
]

/** Always begins with 示例: nobody may take a sample for a real firm. */
export function firmName(index: number, words: string): string {
  const first = syllables[index % syllables.length]
  const second = syllables[(index * 7 + 3) % syllables.length]
  return `示例${first}${second}${words}（上海）有限公司`
}

export const people = [
  '王芳',
  '李强',
  '张敏',
  '刘洋',
  '陈静',
  '杨帆',
  '赵磊',
  '周涛',
  '吴倩',
  '徐明',
  '孙立',
  '朱琳',
] as const
