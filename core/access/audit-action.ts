/** What the audit log tells apart, one word a kind of act, with the Chinese name. Codes are for ever. */
export const auditActionNames = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-out': '退出',
  'set-up-link-created': '生成首次设置链接',
  'set-up': '首次设置',
  'account-created': '新建账号',
  'account-changed': '变更账号',
  'identity-bound': '绑定统一身份',
  'identity-unbound': '解除统一身份绑定',
  'password-changed': '修改密码',
  'password-link-created': '生成设置密码链接',
  'password-set': '用链接设置密码',
  'session-ended': '结束会话',
  'lock-out-lifted': '解除登录锁定',
  'second-factor-enrolled': '开启二次验证',
  'second-factor-removed': '关闭二次验证',
  'second-factor-reset': '重置二次验证',
  'second-factor-failed': '二次验证失败',
  'recovery-codes-made': '生成恢复码',
  paired: '批准填报窗格登录',
  'pairing-denied': '拒绝填报窗格登录',
  'pairing-failed': '配对码不对',
  'invitation-issued': '生成企业邀请码',
  'invitation-revoked': '撤销企业邀请码',
  'invitation-accepted': '使用企业邀请码',
  'right-granted': '授予权限',
  'right-revoked': '收回权限',
  pushed: '同步',
  uploaded: '上传工作簿',
  'hand-out-started': '开始下发工作簿',
  'handed-out': '下发工作簿',
  transition: '状态变更',
  'bulk-started': '开始批量办理',
  'bulk-ended': '批量办理办完',
  'bulk-cancelled': '取消批量办理',
  'bulk-undo-started': '开始撤销批量办理',
  'bulk-undone': '撤销批量办理',
  'unlock-requested': '申请解锁',
  'unlock-confirmed': '确认解锁',
  'unlock-declined': '不同意解锁',
  'unlock-withdrawn': '撤回解锁申请',
  'conflict-settled': '处理冲突',
  'row-removed': '删除行',
  'row-restored': '恢复行',
  'filing-created': '建立优质项目',
  'filing-declared': '保存申请表',
  'filing-acted': '办理优质项目',
  'filing-uploaded': '上传项目材料',
  'filing-rule-changed': '变更优质项目规则',
  'mechanism-reported': '编制认定后评估',
  'base-uploaded': '上传底版文件',
  'base-mapped': '保存底版列对应',
  'base-compared': '比对底版',
  'base-decided': '处理底版冲突',
  'base-applied': '应用底版',
  'base-discarded': '放弃底版导入',
  'base-acted': '变动地块',
  'base-entry-noted': '登记变更线索',
  'base-entry-decided': '处理名单和线索',
  'base-code-rule-changed': '修改拟编码规则',
  'department-list-uploaded': '上传部门名单',
  'department-list-chosen': '选定名单对应',
  'department-list-applied': '应用部门名单',
  'department-list-reversed': '撤销部门名单',
  'completeness-declared': '声明名单完整',
  'completeness-revoked': '撤销名单完整',
  'value-confirmed': '确认部门核定值',
  'dispute-opened': '登记异议',
  'dispute-acted': '办理异议',
  'dispute-file-added': '上传异议凭证',
  'dispute-terms-changed': '修改异议答复期限',
  'tolerance-changed': '修改差异容差',
  'signed-off': '签认指标',
  'sign-off-revoked': '撤销签认',
  'third-party-saved': '登记第三方单位',
  'authority-given': '授权第三方单位',
  'authority-ended': '终止第三方授权',
  'handed-over': '移交第三方地块',
  'hand-over-undone': '撤回第三方移交',
  'accounts-created': '批量开户',
  'roster-changed': '变更专班名册',
  'roster-imported': '导入专班名册',
  'survey-picture-uploaded': '上传现场核查照片',
  surveyed: '提交现场核查',
  'survey-sheets-printed': '打印现场核查表',
  'evaluation-started': '开始评估',
  'evaluation-ended': '结束评估',
  exported: '导出',
  denied: '拒绝',
  'audit-checked': '校验审计链',
  rebuilt: '重建汇总',
  'key-changed': '更换密钥',
  'backed-up': '备份',
  restored: '恢复',
} as const

export type AuditAction = keyof typeof auditActionNames

export const auditActions = Object.keys(auditActionNames) as readonly AuditAction[]

/** The name of an action, the code itself where a newer server wrote it. */
export function auditActionName(code: string): string {
  return auditActions.includes(code as AuditAction) ? auditActionNames[code as AuditAction] : code
}

/** One chain a district, and one for what concerns the whole installation. */
export const auditChains = ['district', 'installation'] as const
export type AuditChain = (typeof auditChains)[number]

export const auditChainNames: Readonly<Record<AuditChain, string>> = { district: '本区', installation: '系统' }

/** Acts of the installation: they stand in its chain, every other in the district's. */
const installationActions: ReadonlySet<AuditAction> = new Set([
  'set-up-link-created',
  'set-up',
  'account-created',
  'account-changed',
  'accounts-created',
  'identity-bound',
  'identity-unbound',
  'password-link-created',
  'right-granted',
  'right-revoked',
  'rebuilt',
  'key-changed',
  'backed-up',
  'restored',
])

export function chainOf(action: AuditAction): AuditChain {
  return installationActions.has(action) ? 'installation' : 'district'
}
