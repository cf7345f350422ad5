import { proposed } from '../vocabulary/citation.ts'
import { standardCoalPerTenThousandKwh } from '../vocabulary/unit.ts'
import { fallsBelow } from './compare.ts'
import { sumOf } from './figure.ts'
import { none, onFirm, type Rule } from './rule.ts'

/** Total energy below that of the electricity alone, when both are given and counted by 当量值. */
export const energyBelowElectricity: Rule<'X19'> = {
  id: 'X19',
  title: '综合能耗低于用电折算',
  levels: ['warning'],
  clause: proposed('电力当量值1.229吨标准煤/万千瓦时，允许5%误差'),
  firm(firm, subject) {
    const { energyTce, electricityKwh, energyBasis } = firm.values
    if (energyTce === undefined || electricityKwh === undefined || energyBasis !== '当量值') return none
    if (!fallsBelow(energyTce, electricityKwh, standardCoalPerTenThousandKwh, 0.95)) return none
    const electricityTce = sumOf([[electricityKwh, standardCoalPerTenThousandKwh]])
    const details = { energyTce, electricityKwh, electricityTce }
    return [onFirm('X19', 'warning', firm, subject, ['energyTce', 'electricityKwh', 'energyBasis'], details)]
  },
}
