import { roleNames } from '../../access/role.ts'
import { minutes, nameOf, type SomeProblemWordings } from '../problem-wording.ts'

/** Signing in: password, second factor, pairing, single sign-on. */
export const signInWordings = {
  'not-signed-in': {
    title: '未登录',
    why: () => '登录已过期，或尚未登录。',
    what: '请登录后继续，本机的修改不受影响。',
  },
  'wrong-credentials': {
    title: '登录未成功',
    why: () => '账号或密码不对。',
    what: '请核对账号和密码后重新登录。',
  },
  'sign-in-locked': {
    title: '暂停登录',
    why: ({ retryAfterSeconds }) => `密码或验证码多次不对，${minutes(retryAfterSeconds)}内不能再试。`,
    what: '请稍后再试；忘记密码的，联系系统管理。',
  },
  'set-up-link-invalid': {
    title: '初始设置链接已失效',
    why: () => '链接只能用一次，30 分钟内有效。',
    what: '请重新启动服务，使用新打印的链接。',
  },
  'password-link-invalid': {
    title: '设置密码的链接已失效',
    why: () => '链接只能用一次，30 分钟内有效。',
    what: '请向系统管理索取新的链接。',
  },
  'second-factor-required': {
    title: '还差一步：二次验证',
    why: () => '密码已核对，还没有核对动态验证码。',
    what: '请填写验证器上的 6 位数字。',
  },
  'second-factor-missing': {
    title: '还没有开启二次验证',
    why: ({ role }) => `${nameOf(roleNames, role)}登录须有二次验证。`,
    what: '请在网页端登录，按提示开启。',
  },
  'second-factor-elsewhere': {
    title: '此处不能用密码登录',
    why: () => '该账号须二次验证，填报窗格里不核对验证码。',
    what: '请改用配对码，在网页端批准。',
  },
  'second-factor-wrong': {
    title: '验证码不对',
    why: () => '验证码不对，或已经用过、已过时。',
    what: '请等验证器换一个数再填；换了手机的，用恢复码。',
  },
  'second-factor-not-started': {
    title: '没有待确认的验证器',
    why: () => '还没有生成密钥，或已经确认过。',
    what: '请重新生成密钥，扫码后再填验证码。',
  },
  'second-factor-obligatory': {
    title: '不能关闭二次验证',
    why: ({ role }) => `${nameOf(roleNames, role)}登录须有二次验证。`,
    what: '请保持开启；换手机的，重新绑定验证器。',
  },
  'pairing-code-unknown': {
    title: '配对码不对',
    why: () => '没有这个配对码，或已用过、已过 5 分钟。',
    what: '请对照填报窗格上的配对码，必要时换一个新的。',
  },
  'pairing-denied': {
    title: '配对未获批准',
    why: () => '网页端拒绝了这次登录。',
    what: '请换一个新的配对码，由本人在网页端批准。',
  },
  'single-sign-on-off': {
    title: '没有接入统一身份',
    why: () => '本系统没有接入统一身份认证。',
    what: '请用账号和密码登录。',
  },
  'single-sign-on-unreachable': {
    title: '统一身份认证不可用',
    why: () => '连不上统一身份认证，或它的答复不符合约定。',
    what: '请稍后重试，或用账号和密码登录。',
  },
  'single-sign-on-failed': {
    title: '统一身份登录未成功',
    why: () => '认证结果不能核实，或这次登录已过时、已用过。',
    what: '请从登录页重新开始；仍不行的，联系系统管理。',
  },
  'single-sign-on-unbound': {
    title: '没有对应的账号',
    why: () => '您的统一身份没有绑定本系统的账号。',
    what: '请联系系统管理绑定后再登录。',
  },
  'password-too-short': {
    title: '密码太短',
    why: ({ minimum }) => `密码至少 ${minimum} 个字符。`,
    what: '请换一个更长的密码。',
  },
} satisfies SomeProblemWordings
