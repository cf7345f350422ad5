import { clause9 } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** The procedure is for land outside the planned blocks only. */
export const outsideBlock: ApplicationRule = {
  id: 'Z02',
  title: '规划产业区块外',
  levels: ['error'],
  clause: clause9('一'),
  judge({ outsideBlock: isOutside }) {
    if (isOutside !== false) return silent
    const why = '填“否”，本认定只适用于规划产业区块外的项目。'
    return [{ level: 'error', fields: ['outsideBlock'], why, what: '请核对规划情况；在区块内的，按一般技术改造办理。' }]
  },
}
