import { routeOfLandType } from '../../filing-route/routes.ts'
import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** 改造方式 is one that the 用地类型 allows; ②b beyond 改建 only with a reason that 区产业部门 records. */
export const worksOfLandType: ApplicationRule = {
  id: 'Z06',
  title: '改造方式与用地类型',
  levels: ['error', 'warning'],
  clause: clause9('一.4'),
  judge({ landType, works }) {
    if (landType === undefined || works === undefined) return silent
    const route = routeOfLandType(landType)
    if (route.works.includes(works)) return silent
    const allowed = route.works.join('、')
    return [
      {
        level: route.worksMayBeOverridden ? 'warning' : 'error',
        fields: ['works', 'landType'],
        why: `填“${works}”，${route.mark}类用地可${allowed}。`,
        what: route.worksMayBeOverridden
          ? '请更正改造方式；确需的，由区产业部门初审时说明理由。'
          : '请核对用地类型和改造方式，更正不符的一项。',
      },
    ]
  },
}
