import type { Role } from '#core/access/role.ts'
import type { Actor } from '#server/actions/actor.ts'

/** The standing cast: who acts in the tests, by name. */
function person(username: string, name: string, role: Role, org: string | null = null): Actor {
  return { username, name, role, org, client: 'pane' }
}

export const xinqiao = '310117105000'
export const chedun = '310117104000'
/** Made-up credit codes that pass both check characters. */
export const owner = '91310117999999912E'
export const tenant = '913101179999999209'
export const third = '913101170000001071'
/** Of two 第三方技术单位. */
export const unitOfGuQiang = '91310117000000203A'
export const secondUnit = '913101170000002115'

export const wangFang = person('wangfang', '王芳', 'town', xinqiao)
export const liQiang = person('liqiang', '李强', 'town-reviewer', xinqiao)
export const zhangWei = person('zhangwei', '张伟', 'town', chedun)
export const zhaoMin = person('zhaomin', '赵敏', 'department', 'tax')
export const chenJing = person('chenjing', '陈静', 'department', 'statistics')
export const liuYang = person('liuyang', '刘洋', 'department', 'construction')
export const zhouTao = person('zhoutao', '周涛', 'district')
export const guQiang = person('guqiang', '顾强', 'third-party', unitOfGuQiang)
export const qianJin = person('qianjin', '钱进', 'auditor')
export const heAn = person('hean', '何安', 'security')
export const sunLi = person('sunli', '孙立', 'admin')
/** 示例精密制造, the owner of the parcels below. */
export const shiLi = person('shili', '示例精密制造', 'enterprise', owner)

export const cast = [
  wangFang,
  liQiang,
  zhangWei,
  zhaoMin,
  chenJing,
  liuYang,
  zhouTao,
  guQiang,
  qianJin,
  heAn,
  sunLi,
  shiLi,
]
