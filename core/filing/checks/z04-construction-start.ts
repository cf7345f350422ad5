import { proposed } from '../../vocabulary/citation.ts'
import { type ApplicationRule, silent } from './rule.ts'

/** Construction before the month of checking would have begun without 认定. That it ends later than it starts the field itself says. */
export const constructionStart: ApplicationRule = {
  id: 'Z04',
  title: '建设起止',
  levels: ['warning'],
  clause: proposed('先认定后实施'),
  judge({ startDate }, { today }) {
    if (startDate === undefined || startDate.slice(0, 7) >= today.slice(0, 7)) return silent
    const why = `建设开始年月 ${startDate.slice(0, 7)} 早于申报。`
    return [{ level: 'warning', fields: ['startDate'], why, what: '请核对年月；已开工的，说明情况。' }]
  },
}
