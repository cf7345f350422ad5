import { roleNames } from '../../access/role.ts'
import { cut } from '../../error/wording.ts'
import { formName, megabytes, minutes, nameOf, type SomeProblemWordings } from '../problem-wording.ts'

/** What is refused before anything is looked at: the request itself, its size, its rate. */
export const requestWordings = {
  'malformed-request': {
    title: '请求格式不符',
    why: ({ issues: [first] }) =>
      first === undefined ? '请求内容不符合接口要求。' : `“${cut(first.path, 40)}”不符合接口要求。`,
    what: '请更新页面或加载项后重试；仍不行的，联系管理员。',
  },
  'not-allowed': {
    title: '无权操作',
    why: ({ role }) => `${nameOf(roleNames, role)}没有这项权限。`,
    what: '请由有权限的人员办理，或联系管理员。',
  },
  'origin-refused': {
    title: '请求来源不符',
    why: () => '请求不是从本系统的页面发出的。',
    what: '请从系统首页进入后重试。',
  },
  'not-found': {
    title: '没有找到',
    why: ({ what }) => `没有找到${cut(what, 40)}，或者无权查看。`,
    what: '请核对编号或地址后重试。',
  },
  'method-not-allowed': {
    title: '不支持的操作',
    why: () => '这个地址不支持所用的操作。',
    what: '请更新页面或加载项后重试。',
  },
  'request-too-large': {
    title: '内容过大',
    why: ({ limitBytes }) => `一次最多接收 ${megabytes(limitBytes)}。`,
    what: '请分几次发送。',
  },
  'too-many-rows': {
    title: '行数过多',
    why: ({ limit }) => `一次最多接收 ${limit} 行。`,
    what: '请分几次发送。',
  },
  'too-busy': {
    title: '系统繁忙',
    why: ({ retryAfterSeconds }) => `正在处理的任务较多，约 ${minutes(retryAfterSeconds)}后可以重试。`,
    what: '请稍后重试，本机的修改不受影响。',
  },
  'too-many-requests': {
    title: '请求过多',
    why: ({ retryAfterSeconds }) => `短时间内请求次数过多，约 ${minutes(retryAfterSeconds)}后可以重试。`,
    what: '请稍后重试，本机的修改不受影响。',
  },
  'storage-full': {
    title: '服务器磁盘已满',
    why: () => '这次提交没有保存；此前答复过的都已保存。',
    what: '请联系系统管理员腾出磁盘空间，之后重新提交。本机的修改不受影响。',
  },
  'batch-id-reused': {
    title: '批次编号重复',
    why: ({ batch }) => `批次 ${cut(batch, 36)} 已收到过，内容不同。`,
    what: '请重新同步，由系统生成新的批次。',
  },
  'form-version-unknown': {
    title: '表样版本不符',
    why: ({ form, found, expected }) => `${formName(form)}为 ${cut(found, 10)} 版，系统使用 ${cut(expected, 10)} 版。`,
    what: '请下载当前版本的模板，迁移已填数据。',
  },
  'cycle-unknown': {
    title: '评估年度未开放',
    why: ({ cycle }) => `${cut(cycle, 10)} 年度没有开放填报。`,
    what: '请核对评估年度，或联系区专班。',
  },
  'unknown-defect': {
    title: '系统出现问题',
    why: ({ reference }) => `系统内部出错，编号 ${cut(reference, 36)}。`,
    what: '请稍后重试；仍出现时，把编号告诉管理员。',
  },
} satisfies SomeProblemWordings
