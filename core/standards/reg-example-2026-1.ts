import type { OutputByLandClass } from '../indicators/measure-params.ts'
import type { Standard, Tier } from '../scoring/standard.ts'
import { type Citation, clause123, proposed } from '../vocabulary/citation.ts'

const demonstrationZone = proposed('参照《长三角一体化示范区先行启动区产业项目准入标准（试行）》')
const outputs: OutputByLandClass = { 工业: 'grossOutput', 仓储: 'revenue', 研发: 'revenue' }
const placeholder = proposed('占位值，待区级工作专班核定')

function atLeast(bound: number, points: number, citation?: Citation): Tier {
  return { atLeast: bound, points, ...(citation === undefined ? {} : { citation }) }
}

function atMost(bound: number, points: number): Tier {
  return { atMost: bound, points }
}

/**
 * The example standard. Not official: shares, weights and bounds of Shanghai's own indicator system are not public, and
 * 123号 has every region set its own. It serves trial runs on the figures of any year from 2020 on, hence its since-day.
 */
export const regExample20261: Standard = {
  id: 'REG-示例-2026.1',
  name: '产业用地综合绩效评估标准（示例）',
  district: '310117',
  label: '示例',
  since: '2020-01-01',
  until: null,
  checkedOn: '2026-11-21',
  citation: clause123('二（二）', '制定区域评估标准；本示例的指标、权重、分档均为拟定'),
  energyBasis: '当量值',
  dimensions: [
    { id: 'R', name: '资源利用', citation: proposed() },
    { id: 'E', name: '经济效益', citation: proposed() },
    { id: 'G', name: '绿色与成长', citation: proposed() },
  ],
  indicators: [
    {
      id: 'R1',
      name: '容积率实现度',
      dimension: 'R',
      formula: '现状容积率 ÷ 规划/合同容积率上限；没有上限的，用现状容积率',
      unit: '',
      display: 'percent',
      weight: 8,
      measure: 'far-achievement',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '',
          tiers: [atLeast(1, 100), atLeast(0.8, 80), atLeast(0.6, 60), atLeast(0.4, 40)],
          otherwise: 0,
        },
        fallback: {
          unit: '',
          tiers: [atLeast(1.5, 100), atLeast(1.2, 80), atLeast(1, 60), atLeast(0.7, 40)],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: proposed('容积率是《工业项目建设用地控制指标》的规范性指标'),
    },
    {
      id: 'R2',
      name: '固定资产投入强度',
      dimension: 'R',
      formula: '固定资产原价 ÷ 亩',
      unit: '万元/亩',
      display: 'number',
      weight: 10,
      measure: 'fixed-asset-intensity',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/亩',
          tiers: [atLeast(500, 100, demonstrationZone), atLeast(300, 80), atLeast(200, 60), atLeast(100, 40)],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: proposed('固定资产由区统计局以地块为单位提供'),
    },
    {
      id: 'R3',
      name: '房屋空置率',
      dimension: 'R',
      formula: '空置建筑面积 ÷ 总建筑面积（越低越好）',
      unit: '',
      display: 'percent',
      weight: 7,
      measure: 'vacancy-rate',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '',
          tiers: [atMost(0.05, 100), atMost(0.15, 80), atMost(0.3, 60), atMost(0.5, 40)],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: clause123('四（二）', '空置为街镇现场补充项；分档为拟定'),
    },
    {
      id: 'R4',
      name: '物业品质',
      dimension: 'R',
      formula: '街镇现场确定的等次',
      unit: '',
      display: 'number',
      weight: 5,
      measure: 'property-quality',
      params: null,
      method: {
        kind: 'option',
        points: [
          { option: '优', points: 100 },
          { option: '良', points: 80 },
          { option: '中', points: 50 },
          { option: '差', points: 0 },
        ],
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: clause123('四（二）', '物业品质为街镇现场补充项；分值为拟定'),
    },
    {
      id: 'E1',
      name: '土地税收产出率',
      dimension: 'E',
      formula: '上缴税金总额 ÷ 亩',
      unit: '万元/亩',
      display: 'number',
      weight: 20,
      measure: 'tax-per-mu',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/亩',
          tiers: [
            atLeast(100, 100, demonstrationZone),
            atLeast(60, 80, proposed('参照闵行区公开的园区税收水平')),
            atLeast(30, 60),
            atLeast(12, 40, proposed('参照黄岩区2022年度规下企业亩均税收基准')),
            atLeast(4, 20, proposed('参照衡政办发〔2022〕4号退出线')),
          ],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: proposed('税金由区税务局以地块为单位提供'),
    },
    {
      id: 'E2',
      name: '土地产出率',
      dimension: 'E',
      formula: '工业总产值 ÷ 亩（仓储、研发：营业收入 ÷ 亩）',
      unit: '万元/亩',
      display: 'number',
      weight: 12,
      measure: 'output-per-mu',
      params: { output: outputs },
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/亩',
          tiers: [
            atLeast(1000, 100, demonstrationZone),
            atLeast(600, 80),
            atLeast(300, 60),
            atLeast(150, 40),
            atLeast(50, 20),
          ],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: proposed('产值、营业收入由区统计局以地块为单位提供'),
    },
    {
      id: 'E3',
      name: '人均营业收入',
      dimension: 'E',
      formula: '营业收入 ÷ 年末从业人数',
      unit: '万元/人',
      display: 'number',
      weight: 5,
      measure: 'revenue-per-head',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/人',
          tiers: [atLeast(200, 100), atLeast(120, 80), atLeast(80, 60), atLeast(40, 40)],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: placeholder,
    },
    {
      id: 'E4',
      name: '研发投入强度',
      dimension: 'E',
      formula: '研究开发费用 ÷ 营业收入',
      unit: '%',
      display: 'number',
      weight: 8,
      measure: 'rd-intensity',
      params: null,
      method: {
        kind: 'tier',
        ladder: {
          unit: '%',
          tiers: [
            atLeast(5, 100),
            atLeast(3, 80, demonstrationZone),
            atLeast(2, 60),
            atLeast(1, 40),
            { above: 0, points: 20 },
          ],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: ['仓储'],
      citation: proposed('研究开发费用由区税务局以地块为单位提供'),
    },
    {
      id: 'G1',
      name: '单位能耗产值',
      dimension: 'G',
      formula: '工业总产值 ÷ 综合能耗（仓储、研发：营业收入 ÷ 综合能耗）',
      unit: '万元/tce',
      display: 'number',
      weight: 8,
      measure: 'output-per-energy',
      params: { output: outputs },
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/tce',
          tiers: [
            atLeast(20, 100),
            atLeast(10, 80, proposed('由黄岩区2022年度单位能耗增加值与郊区增加值率推算')),
            atLeast(5, 60),
            atLeast(2.5, 40),
          ],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      notApplicableTo: [],
      citation: proposed('综合能耗由区统计局以地块为单位提供'),
    },
    {
      id: 'G2',
      name: '单位排放产值',
      dimension: 'G',
      formula: '工业总产值 ÷ 污染当量（研发：营业收入 ÷ 污染当量）；各企业均无排放的得满分',
      unit: '万元/吨当量',
      display: 'number',
      weight: 5,
      measure: 'output-per-discharge',
      params: { output: outputs },
      method: {
        kind: 'tier',
        ladder: {
          unit: '万元/吨当量',
          tiers: [atLeast(20000, 100), atLeast(10000, 80), atLeast(2500, 60), atLeast(500, 40)],
          otherwise: 0,
        },
      },
      missingPoints: 0,
      noDischargePoints: 100,
      notApplicableTo: ['仓储'],
      citation: proposed('排放量由区生态环境局以地块为单位提供；当量值见环境保护税法附表二'),
    },
    {
      id: 'G3',
      name: '科创与总部资质',
      dimension: 'G',
      formula: '地块上企业各类资质的最高级别得分之和，最高100分',
      unit: '分',
      display: 'number',
      weight: 12,
      measure: 'qualification-points',
      params: {
        qualifications: [
          { field: 'highTech', levels: [{ value: true, points: 40 }] },
          { field: 'techGiant', levels: [{ value: true, points: 40 }] },
          { field: 'techSme', levels: [{ value: true, points: 20 }] },
          {
            field: 'srdi',
            levels: [
              { value: '区级', points: 20 },
              { value: '市级', points: 40 },
              { value: '国家级小巨人', points: 80 },
            ],
          },
          {
            field: 'techCenter',
            levels: [
              { value: '区级', points: 30 },
              { value: '市级', points: 50 },
              { value: '国家级', points: 80 },
            ],
          },
          {
            field: 'designCenter',
            levels: [
              { value: '区级', points: 30 },
              { value: '市级', points: 50 },
              { value: '国家级', points: 80 },
            ],
          },
          { field: 'headquarters', levels: [{ value: true, points: 80 }] },
          { field: 'foreignRd', levels: [{ value: true, points: 80 }] },
        ],
      },
      method: { kind: 'value', cap: 100 },
      missingPoints: 0,
      notApplicableTo: [],
      citation: clause123('三', '名单由区经委、区科委提供；分值为拟定'),
    },
  ],
  rules: [
    {
      id: 'D1',
      name: '房屋安全重大隐患',
      when: [
        { predicate: 'parcel-is', params: { field: 'houseSafety', oneOf: ['重大'] }, text: '房屋安全隐患为“重大”' },
      ],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['construction'],
      citation: clause123('二（二）', '房屋安全“一票否决”；判为D类为拟定'),
    },
    {
      id: 'D2',
      name: '安全生产条件不符合',
      when: [
        { predicate: 'parcel-is', params: { field: 'workSafety', oneOf: ['不符合'] }, text: '安全生产条件为“不符合”' },
      ],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['emergency'],
      citation: clause123('四（二）', '安全生产条件为现场补充项；判为D类为拟定'),
    },
    {
      id: 'D3',
      name: '重大环境违法或不达标',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'envCompliance', oneOf: ['重大违法或不达标'] },
          text: '环保合规为“重大违法或不达标”',
        },
      ],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['ecology'],
      citation: clause123('二（二）', '环保“一票否决”；判为D类为拟定'),
    },
    {
      id: 'D4',
      name: '认定闲置土地',
      when: [{ predicate: 'parcel-is', params: { field: 'idleDetermined', oneOf: [true] }, text: '已认定为闲置土地' }],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['planning'],
      citation: clause123('三', '闲置土地由区规划资源局提供；判为D类为拟定'),
    },
    {
      id: 'D5',
      name: '长期整宗空置或停产无税',
      when: [
        {
          predicate: 'wholly-vacant',
          params: { months: 24 },
          text: '整宗空置，至评估年度末已满24个月',
        },
        {
          predicate: 'stopped-without-tax',
          params: { statuses: ['停产', '歇业'], taxAtMost: 0 },
          text: '企业全部停产或歇业，评估年度和上一年度税金均不大于0',
        },
      ],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['town', 'tax'],
      citation: clause123('四（二）', '空置为现场补充项；判为D类为拟定'),
    },
    {
      id: 'D6',
      name: '整宗违法用地',
      when: [{ predicate: 'parcel-is', params: { field: 'legality', oneOf: ['违法'] }, text: '合法性为“违法”' }],
      effect: { kind: 'direct', class: 'D' },
      confirmedBy: ['planning', 'urban-management'],
      citation: clause123('二（一）', '合法及违法用地均纳入；判为D类为拟定'),
    },
    {
      id: 'C1',
      name: '环保限批或限评区域',
      when: [
        { predicate: 'parcel-is', params: { field: 'envRestrict', oneOf: [true] }, text: '在环保限评、限批区域内' },
      ],
      effect: { kind: 'cap', class: 'C' },
      confirmedBy: ['ecology'],
      citation: clause123('四（二）', '环保区域限评为现场补充项；限制类别为拟定'),
    },
    {
      id: 'C2',
      name: '用非所用或部分违法建筑',
      when: [
        { predicate: 'parcel-is', params: { field: 'useMismatch', oneOf: [true] }, text: '用非所用' },
        { predicate: 'parcel-is', params: { field: 'legality', oneOf: ['部分违法'] }, text: '合法性为“部分违法”' },
        { predicate: 'parcel-above', params: { field: 'illegalFloorArea', above: 0 }, text: '有违法建筑面积' },
      ],
      effect: { kind: 'cap', class: 'C' },
      confirmedBy: ['construction', 'urban-management'],
      citation: clause123('三', '“用非所用”监管、违法建筑；限制类别为拟定'),
    },
    {
      id: 'C3',
      name: '安全、房屋或环保限期整改',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'workSafety', oneOf: ['限期整改'] },
          text: '安全生产条件为“限期整改”',
        },
        { predicate: 'parcel-is', params: { field: 'houseSafety', oneOf: ['一般'] }, text: '房屋安全隐患为“一般”' },
        {
          predicate: 'parcel-is',
          params: { field: 'envCompliance', oneOf: ['限期整改'] },
          text: '环保合规为“限期整改”',
        },
      ],
      effect: { kind: 'cap', class: 'B' },
      confirmedBy: ['emergency', 'construction', 'ecology'],
      citation: proposed(),
    },
    {
      id: 'A1',
      name: '卡脖子或颠覆性技术项目',
      when: [
        {
          predicate: 'parcel-is',
          params: { field: 'bottleneckTech', oneOf: [true] },
          text: '有卡脖子或颠覆性技术项目',
        },
      ],
      effect: { kind: 'direct', class: 'A' },
      confirmedBy: ['economy', 'science'],
      citation: clause123('四（二）', '卡脖子及颠覆性技术项目为现场补充项；判为A类为拟定'),
    },
    {
      id: 'B1',
      name: '国家级小巨人、总部或外资研发中心',
      when: [
        {
          predicate: 'any-firm-is',
          params: { field: 'srdi', oneOf: ['国家级小巨人'] },
          text: '地块上有国家级专精特新小巨人企业',
        },
        { predicate: 'any-firm-is', params: { field: 'headquarters', oneOf: [true] }, text: '地块上有总部型企业' },
        { predicate: 'any-firm-is', params: { field: 'foreignRd', oneOf: [true] }, text: '地块上有外资研发中心' },
      ],
      effect: { kind: 'floor', class: 'B' },
      confirmedBy: ['economy'],
      citation: clause123('三', '名单由区经委提供；保底类别为拟定'),
    },
    {
      id: 'F1',
      name: '暂不评价',
      when: [{ predicate: 'parcel-is-not', params: { field: 'exemptReason', value: '无' }, text: '有暂不评价情形' }],
      effect: { kind: 'exempt' },
      confirmedBy: ['planning'],
      citation: proposed('参照外地同类办法，在建、投产未满两年和公用设施暂不评价'),
    },
  ],
  classes: {
    groupBy: ['landClass'],
    shares: { A: 20, B: 55, C: 20, D: 5 },
    smallGroup: { below: 20, lines: { A: 80, B: 60, C: 40 } },
    citation: proposed('比例参照昌乐县公开办法；本市比例未公开'),
  },
  classMeasures: {
    A: [{ text: '鼓励支持', citation: clause123('二（二）', '只定类别名称，具体支持政策由区级工作专班拟定') }],
    B: [{ text: '保留提升', citation: clause123('二（二）', '只定类别名称，具体提升措施由区级工作专班拟定') }],
    C: [
      {
        text: '观察整改：由街镇、园区会同部门提出整改要求和期限',
        citation: clause123('二（三）', '通知要求对C类研究制定专项措施办法；整改要求和期限为拟定'),
      },
      { text: '经区级工作专班研究，可列入低效产业用地清单', citation: proposed('C类是否列入清单逐宗决定') },
    ],
    D: [
      {
        text: '整治退出：列入低效产业用地清单，编制一个处置方案',
        citation: clause123('二（三）、四（三）', '清单由D类和决定列入的C类组成为拟定'),
      },
    ],
  },
  notes: [
    '本标准为示例，待区级工作专班核定，不作为正式评估依据。',
    '资源利用（R）、经济效益（E）、绿色与成长（G）为本示例的分组名称，不是官方释义。',
    'R1 容积率实现度超过100%的也得满分：超出规划或合同上限只作提示（X04），不扣分。',
    '没有分档依据的数值为占位值。',
    '直接判定各项出自通知所列核查、提供事项，判为哪一类均为拟定。',
    '同类地块不足20宗的，按分数线分类：A≥80，B≥60，C≥40，其余为D。',
  ],
}
