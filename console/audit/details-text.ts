import { accountRightNames } from '#core/access/right.ts'
import { roleNamed, roleNames } from '#core/access/role.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { actText, statusText } from './act-text.ts'

const words: Readonly<Record<string, string>> = {
  accepted: '接受',
  merged: '合并',
  conflict: '冲突',
  refused: '拒绝',
  conflicts: '冲突',
  rows: '行数',
  part: '分批',
  parts: '共',
  parcels: '地块',
  cycle: '年度',
  town: '街镇',
  contacts: '联系方式',
  client: '来自',
  status: '结果',
  result: '结果',
  reason: '理由',
  right: '权限',
  role: '角色',
  org: '单位',
  chain: '审计链',
  from: '由',
  to: '到',
  until: '止',
  first: '其中',
  locked: '已锁定',
  fileHash: '文件摘要',
  upload: '上传',
  takenAt: '备份时间',
  department: '部门',
  method: '方式',
  step: '步骤',
  username: '账号',
  action: '动作',
  object: '对象',
  actions: '动作',
  narrowed: '另有筛选',
  approval: '导出审批号',
}

const values: Readonly<Record<string, string>> = {
  masked: '已脱敏',
  full: '完整',
  console: '网页端',
  pane: '填报窗格',
  program: '程序',
  done: '完成',
  failed: '未完成',
  password: '密码',
  enrol: '待开启二次验证',
  verify: '待二次验证',
  pairing: '配对码',
  removed: '删除',
  present: '恢复',
}

/** Details of an entry in one line; what only programs need (long hashes) is shortened. */
export function detailsText(entry: Pick<AuditEntryBody, 'action' | 'details'>): string {
  const sentence = actText(entry)
  if (sentence !== null) return sentence
  return Object.entries(entry.details)
    .filter(([key, value]) => value !== null && key !== 'mac')
    .map(([key, value]) => `${words[key] ?? key} ${valueText(key, value)}`)
    .join('，')
}

const shownHash = 12

function valueText(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  if (key === 'role') {
    const role = roleNamed(text)
    return role === null ? text : roleNames[role]
  }
  if (key === 'right')
    return text in accountRightNames ? accountRightNames[text as keyof typeof accountRightNames] : text
  if (key === 'to' || key === 'from') return values[text] ?? statusText(text)
  if (/^[0-9a-f]{40,}$/.test(text)) return `${text.slice(0, shownHash)}…`
  return values[text] ?? text
}
