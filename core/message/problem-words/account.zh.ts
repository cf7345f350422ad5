import { dutyNames } from '../../access/duty.ts'
import { roleNames } from '../../access/role.ts'
import { cut, quoted } from '../../error/wording.ts'
import { nameOf, type SomeProblemWordings } from '../problem-wording.ts'

/** Accounts, roles, invitations and those who work for a 街镇. */
export const accountWordings = {
  'identity-taken': {
    title: '统一身份已绑定',
    why: ({ identity }) => `${quoted(cut(identity, 24))}或该账号已有绑定。`,
    what: '请先解除原来的绑定。',
  },
  'duty-conflict': {
    title: '权限不可兼任',
    why: ({ person, held, asked }) =>
      `${cut(person, 16)} 已有${nameOf(dutyNames, held)}账号，不能再有${nameOf(dutyNames, asked)}账号。`,
    what: '请换一人担任，或先停用原账号。',
  },
  'account-own': {
    title: '不能停用自己的账号',
    why: () => '这是您正在使用的账号。',
    what: '请由另一位系统管理办理。',
  },
  'account-last-admin': {
    title: '不能停用最后一个系统管理账号',
    why: () => '停用后没有人能管理账号。',
    what: '请先建立另一个系统管理账号。',
  },
  'invitation-invalid': {
    title: '邀请码无效',
    why: () => '没有这个邀请码，或已使用、已过期、已撤销。',
    what: '请核对后重填，或向发码的街镇索取新码。',
  },
  'account-exists': {
    title: '账号已存在',
    why: ({ username }) => `账号${quoted(username)}已有人使用。`,
    what: '请换一个账号名。',
  },
  'org-unknown': {
    title: '单位不存在',
    why: ({ org, role }) => `${nameOf(roleNames, role)}的单位${quoted(org)}不在名录中。`,
    what: '请填写名录中的街镇、部门或企业代码。',
  },
  'third-party-refused': {
    title: '没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或刷新后再办。',
  },
  'row-not-authorised': {
    title: '不在授权之内',
    why: ({ form, layer }) => `本单位对这宗地块的授权不含“${cut(form, 12)}”的${cut(layer, 6)}层。`,
    what: '请找授权的街镇或区专班变更授权。',
  },
  'account-list-refused': {
    title: '账号名单没有办成',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按预览更正名单后重新选择文件。',
  },
  'roster-refused': {
    title: '名册没有保存',
    why: ({ reason }) => `${cut(reason, 54)}。`,
    what: '请按原因更正，或刷新后再办。',
  },
} satisfies SomeProblemWordings
