import type { Cells } from '#core/form/form.ts'

type Editable = Record<string, Cells[string]>

/** One thing that is out of the ordinary in the sample district, so that every rule and many findings can be seen. */
export interface SpecialCase {
  readonly title: string
  /** Every so many parcels, beginning at `first` (1-based over the district). */
  readonly first: number
  readonly every: number
  apply(parcel: Editable, firms: readonly Editable[]): void
}

function number(cells: Editable, field: string): number {
  const value = cells[field]
  return typeof value === 'number' ? value : 0
}

function onFirst(firms: readonly Editable[], edit: (firm: Editable) => void): void {
  const firm = firms[0]
  if (firm) edit(firm)
}

function wholeVacant(parcel: Editable): void {
  parcel.vacantFloorArea = number(parcel, 'floorArea')
  parcel.selfUsedArea = 0
  parcel.rentedOutArea = 0
}

export const specialCases: readonly SpecialCase[] = [
  {
    title: 'D1 房屋安全重大隐患',
    first: 7,
    every: 160,
    apply: (p) =>
      Object.assign(p, { houseSafety: '重大', houseSafetyGrade: 'D', houseSafetyProof: '示例鉴定报告第007号' }),
  },
  {
    title: 'D2 安全生产不符合',
    first: 15,
    every: 170,
    apply: (p) => Object.assign(p, { workSafety: '不符合', workSafetyProof: '示例执法文书第015号' }),
  },
  {
    title: 'D3 重大环境违法',
    first: 23,
    every: 210,
    apply: (p) => Object.assign(p, { envCompliance: '重大违法或不达标', envProof: '示例处罚决定第023号' }),
  },
  {
    title: 'D4 认定闲置土地',
    first: 31,
    every: 220,
    apply: (p) => Object.assign(p, { idleDetermined: true, idleProof: '示例闲置认定书第031号' }),
  },
  {
    title: 'D5 整宗空置两年以上',
    first: 39,
    every: 120,
    apply: (p, firms) => {
      wholeVacant(p)
      p.vacantSince = '2022-06-01'
      p.vacancyProof = '示例现场核查记录第039号'
      for (const firm of firms) {
        Object.assign(firm, {
          occupiedFloorArea: 0,
          opStatus: '停产',
          grossOutput: 0,
          revenue: 0,
          taxPaid: 0,
          rdExpense: 0,
          highTech: false,
          electricityKwh: 0,
          energyTce: 0,
          employeesYearEnd: 0,
          aboveScale: false,
          opStatusProof: '示例现场核查记录第039号',
        })
        delete firm.highTechUntil
      }
    },
  },
  {
    title: 'D6 违法用地',
    first: 47,
    every: 230,
    apply: (p) => Object.assign(p, { legality: '违法', legalityProof: '示例认定文书第047号' }),
  },
  {
    title: 'C1 环保限批',
    first: 52,
    every: 60,
    apply: (p) => Object.assign(p, { envRestrict: true, envProof: '示例限批文件第052号' }),
  },
  {
    title: 'C2 用非所用',
    first: 58,
    every: 75,
    apply: (p) => Object.assign(p, { useMismatch: true, useMismatchNote: '部分厂房改作办公', legality: '合法' }),
  },
  {
    title: 'C2 部分违法建筑',
    first: 64,
    every: 90,
    apply: (p) =>
      Object.assign(p, {
        legality: '部分违法',
        illegalFloorArea: Math.round(number(p, 'floorArea') * 0.02),
        legalityProof: '示例认定文书第064号',
      }),
  },
  {
    title: 'C3 房屋一般隐患',
    first: 70,
    every: 45,
    apply: (p) => Object.assign(p, { houseSafety: '一般', houseSafetyProof: '示例检查记录第070号' }),
  },
  {
    title: 'C3 安全生产限期整改',
    first: 76,
    every: 80,
    apply: (p) => Object.assign(p, { workSafety: '限期整改', workSafetyProof: '示例检查记录第076号' }),
  },
  {
    title: 'A1 卡脖子项目',
    first: 82,
    every: 150,
    apply: (p) =>
      Object.assign(p, {
        bottleneckTech: true,
        bottleneckProject: '示例高端光学薄膜项目',
        bottleneckProof: '示例立项文件第082号',
      }),
  },
  {
    title: 'A1 卡脖子项目，且房屋有一般隐患（封顶，需专班研判）',
    first: 88,
    every: 400,
    apply: (p) =>
      Object.assign(p, {
        bottleneckTech: true,
        bottleneckProject: '示例特种传感器项目',
        bottleneckProof: '示例立项文件第088号',
        houseSafety: '一般',
        houseSafetyProof: '示例检查记录第088号',
      }),
  },
  {
    title: 'B1 国家级小巨人',
    first: 94,
    every: 70,
    apply: (_, firms) =>
      onFirst(firms, (f) => Object.assign(f, { srdi: '国家级小巨人', qualificationProof: '示例公告第094号' })),
  },
  {
    title: 'B1 总部型企业',
    first: 99,
    every: 180,
    apply: (_, firms) =>
      onFirst(firms, (f) => Object.assign(f, { headquarters: true, qualificationProof: '示例公告第099号' })),
  },
  {
    title: 'B1 外资研发中心',
    first: 104,
    every: 240,
    apply: (_, firms) =>
      onFirst(firms, (f) => Object.assign(f, { foreignRd: true, qualificationProof: '示例公告第104号' })),
  },
  {
    title: 'F1 建设期内',
    first: 109,
    every: 110,
    apply: (p) => Object.assign(p, { exemptReason: '建设期内', exemptProof: '示例施工许可第109号' }),
  },
  {
    title: 'F1 公用设施',
    first: 114,
    every: 200,
    apply: (p) => Object.assign(p, { exemptReason: '公用设施', exemptProof: '示例用地批文第114号' }),
  },

  {
    title: 'X01 面积合计略有出入',
    first: 3,
    every: 33,
    apply: (p) => Object.assign(p, { selfUsedArea: Math.round(number(p, 'selfUsedArea') * 0.93) }),
  },
  {
    title: 'X02 企业占用面积超过总建筑面积',
    first: 11,
    every: 67,
    apply: (p, firms) =>
      onFirst(firms, (f) => Object.assign(f, { occupiedFloorArea: Math.round(number(p, 'floorArea') * 1.2) })),
  },
  {
    title: 'X08 企业数与采集表行数不符',
    first: 19,
    every: 71,
    apply: (p) => Object.assign(p, { firmCount: number(p, 'firmCount') + 1 }),
  },
  {
    title: 'X11/X12 规上与营业收入不符',
    first: 27,
    every: 53,
    apply: (_, firms) => onFirst(firms, (f) => Object.assign(f, { aboveScale: f.aboveScale !== true })),
  },
  {
    title: 'X19 能耗低于用电折算',
    first: 35,
    every: 59,
    apply: (_, firms) =>
      onFirst(firms, (f) => Object.assign(f, { electricityKwh: Math.round(number(f, 'energyTce')) + 50 })),
  },
  {
    title: 'X22 填不排放却有排放量',
    first: 43,
    every: 97,
    apply: (_, firms) => onFirst(firms, (f) => Object.assign(f, { hasDischarge: false, codT: 0.32 })),
  },
  {
    title: 'X28 疑似把元填作万元',
    first: 51,
    every: 130,
    apply: (_, firms) =>
      onFirst(firms, (f) =>
        Object.assign(f, { employeesYearEnd: 3, revenue: 14000, grossOutput: 13900, aboveScale: true }),
      ),
  },
  {
    title: 'X32 现场核查项未填',
    first: 59,
    every: 83,
    apply: (p) => {
      delete p.houseSafety
      delete p.workSafety
    },
  },
  { title: '未填的必填项', first: 67, every: 41, apply: (p) => void delete p.propertyQuality },
  {
    title: '不能识别的内容照原样保留',
    first: 75,
    every: 103,
    apply: (_, firms) => onFirst(firms, (f) => Object.assign(f, { rdExpense: { raw: '约三百万' } })),
  },
]

export function applySpecialCases(ordinal: number, parcel: Editable, firms: readonly Editable[]): void {
  for (const special of specialCases) {
    if (ordinal >= special.first && (ordinal - special.first) % special.every === 0) special.apply(parcel, firms)
  }
}
