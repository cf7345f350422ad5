import { proposed } from '../vocabulary/citation.ts'
import type { Checklist, ChecklistItem } from './checklist.ts'

const source = proposed('示例，非沪经信规范〔2019〕4号原文')

function item(kind: ChecklistItem['kind'], id: string, text: string): ChecklistItem {
  return { id, kind, text, source }
}

/**
 * Structure and labelled examples only: the lists of 沪经信规范〔2019〕4号 are not public. A district enters the text it holds
 * as a new version.
 */
export const exampleChecklist: Checklist = {
  version: '示例-2026.1',
  title: '规划产业区块外企业“零增地”技术改造正面和负面清单',
  standing: 'example',
  since: '2026-01-01',
  note: '示例条目，只示结构；请按沪经信规范〔2019〕4号及本区深化要求录入后使用。',
  items: [
    item('positive', 'strategic-industry', '示例：属于战略性新兴产业或本区重点发展产业'),
    item('positive', 'quality-firm', '示例：企业为高新技术企业、专精特新企业或市级以上企业技术中心'),
    item('positive', 'output-gain', '示例：改造后亩均税收、亩均产值高于改造前'),
    item('positive', 'green', '示例：改造后单位产值能耗和主要污染物排放不增加'),
    item('negative', 'restricted-industry', '示例：属于产业结构调整指导目录限制类、淘汰类'),
    item('negative', 'major-hazard', '示例：新增重大危险源或危险化学品生产、储存'),
    item('negative', 'pollution-gain', '示例：增加主要污染物排放总量'),
    item('negative', 'illegal-building', '示例：地块内有未整改的违法建筑'),
    item('negative', 'land-gain', '示例：新增建设用地'),
  ],
}
