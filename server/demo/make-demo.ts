import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '#core/access/role.ts'
import type { Actor } from '../actions/actor.ts'
import { authorise } from '../actions/authorise.ts'
import { transition } from '../actions/transition.ts'
import { runEvaluation } from '../evaluation-runs/run-evaluation.ts'
import { openService } from '../open-service.ts'
import type { Service } from '../service.ts'
import { accountLine, actorOf, createDemoAccounts, demoAccounts, seedAuthority } from './accounts.ts'
import { seedBaseMap } from './base-map.ts'
import { type SampleParcel, sampleDistrict } from './district.ts'
import { seedFilings } from './filings.ts'
import { sampleWorkbooks } from './samples.ts'
import { seedDepartments, seedReviews, seedRows } from './seed.ts'

/** 评估年度 of the sample: the last full year before the sample was made up, whatever the day. */
export const demoYear = 2025

/** 新桥镇 */
const townOfExamples = '310117105000'

export interface Demo {
  readonly databaseUrl: string
  readonly samplesFolder: string
  /** One line a sign-in: role, scope, name, password. */
  readonly signIns: readonly string[]
}

async function submit(
  service: Service,
  actor: Actor,
  parcelCodes: readonly string[],
  to: 'submitted' | 'town-approved',
): Promise<void> {
  const grant = await authorise(service, actor, 'transition')
  for (let start = 0; start < parcelCodes.length; start += 500) {
    await transition(service, grant, {
      cycle: String(demoYear),
      parcelCodes: parcelCodes.slice(start, start + 500),
      to,
    })
  }
}

/** Some 街镇 are further than others; parcels with errors stay 填报中, as the server refuses to hand them in. */
function handedIn(parcels: readonly SampleParcel[]): string[] {
  return parcels
    .filter(
      ({ townCode, parcel }) =>
        (Number(String(parcel.parcelCode).slice(-4)) * 37) % 100 < 45 + (Number(townCode.slice(6, 9)) % 50),
    )
    .map(({ parcel }) => String(parcel.parcelCode))
}

/** Fills a new database in the folder with the sample district, and writes the sample workbooks beside it. */
export async function makeDemo(folder: string): Promise<Demo> {
  const databaseUrl = join(folder, 'demo.sqlite')
  const samplesFolder = join(folder, 'samples')
  const parcels = sampleDistrict(demoYear)
  const cycle = String(demoYear)
  const owned = parcels.find(({ townCode }) => townCode === townOfExamples)
  // The first is of the firm that has an account.
  const filed = owned === undefined ? [] : [owned, ...parcels.filter((_, index) => index % 100 === 37)]
  const accounts = demoAccounts(String(owned?.parcel.ownerUscc))
  const as = (role: Role, org?: string): Actor => {
    const account = accounts.find((one) => one.role === role && (org === undefined || one.org === org))
    if (account === undefined) throw new Error(`the demo has no ${role}`)
    return actorOf(account)
  }
  const service = await openService({ databaseUrl, demo: true })
  try {
    const passwords = await createDemoAccounts(service, accounts)
    await seedRows(service, as('district'), cycle, parcels)
    const ofTown = parcels.filter(({ townCode }) => townCode === townOfExamples).slice(0, 10)
    await seedAuthority(
      service,
      as('district'),
      ofTown.map(({ parcel }) => String(parcel.parcelCode)),
    )
    await seedBaseMap(service, as('department', 'planning'), cycle, parcels)
    await seedDepartments(
      service,
      { tax: as('department', 'tax'), construction: as('department', 'construction') },
      cycle,
      parcels,
    )
    await submit(service, as('district'), handedIn(parcels), 'submitted')
    const reviewed = handedIn(parcels.filter(({ townCode }) => townCode === townOfExamples)).slice(0, 20)
    await seedReviews(service, as('town-reviewer'), cycle, reviewed)
    await submit(service, as('town-reviewer'), reviewed, 'town-approved')
    await runEvaluation(service, await authorise(service, as('district'), 'runEvaluation'), { cycle })
    const reviewers = [as('department', 'planning'), as('department', 'ecology')]
    await seedFilings(service, { industry: as('department', 'economy'), reviewers }, filed)
    await mkdir(samplesFolder, { recursive: true })
    for (const { name, bytes } of await sampleWorkbooks(cycle, parcels))
      await writeFile(join(samplesFolder, name), bytes)
    return {
      databaseUrl,
      samplesFolder,
      signIns: accounts.map((account) => accountLine(account, passwords.get(account.username) ?? '')),
    }
  } finally {
    await service.close()
  }
}
