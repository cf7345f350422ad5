import type { LandType } from '../filing-route/route.ts'
import type { Works } from '../filing-route/works.ts'
import type { ZeroIncrementValues } from '../forms/zero-increment-application.ts'

/** What a submitted 申请表 says that routes, guards and tracking rest on, kept with the event as it was then. */
export interface DeclaredFacts {
  readonly landType: LandType
  readonly works: Works
  readonly acquireMode: string
  /** Why there is no 土地出让合同; null where there is one. */
  readonly contractAbsence: string | null
  /** 突破合同容积率; null where the contract names none. */
  readonly breaksContractRatio: boolean | null
  readonly promised: Figures
}

/** What is promised and later compared: 万元, m², 容积率; null where not given. */
export interface Figures {
  readonly investment: number | null
  readonly output: number | null
  readonly tax: number | null
  readonly landArea: number | null
  readonly floorArea: number | null
  readonly floorAreaRatio: number | null
  readonly landUse: string | null
}

/** The declaration of one submission: the row of the form by revision and digest. */
export interface Declaration {
  readonly revision: number
  readonly sha256: string
  readonly facts: DeclaredFacts
}

/** The facts of a declaration without errors; null while 用地类型, 改造方式 or 土地取得方式 is blank. */
export function declaredFacts(values: ZeroIncrementValues): DeclaredFacts | null {
  const { landType, works, acquireMode } = values
  if (landType === undefined || works === undefined || acquireMode === undefined) return null
  return {
    landType,
    works,
    acquireMode,
    contractAbsence: values.contractAbsence ?? null,
    breaksContractRatio: breaksContractRatio(values),
    promised: {
      investment: values.totalInvestment ?? null,
      output: values.outputAfter ?? null,
      tax: values.taxAfter ?? null,
      landArea: values.landAreaAfter ?? null,
      floorArea: values.floorAreaAfter ?? null,
      floorAreaRatio: values.farAfter ?? null,
      landUse: values.landUseAfter ?? null,
    },
  }
}

function breaksContractRatio({ farAfter, farContract }: ZeroIncrementValues): boolean | null {
  return farAfter === undefined || farContract === undefined ? null : farAfter > farContract
}
