import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { openTogether } from './complaint/store/open-together.ts'
import type { ComplaintTables } from './complaint/store/tables.ts'
import { codeAlphabet, codeLength, withCheckCharacter } from './complaint/tracking-code.ts'
import { listClosures } from './office/closures.ts'
import type { StandardBundle } from './office/standard/bundle.ts'
import { loadStandard } from './office/standard/load.ts'
import { openStandardVersions, syncStandard } from './office/standard-versions.ts'
import { openStandardsInForce } from './office/standards-in-force.ts'
import { demoChannels } from './demo/channels.ts'
import { openChannels, withAccounts } from './channels/settings.ts'
import type { ChannelAdapter } from './channels/adapter.ts'
import { messageChannels } from './channels/message.ts'
import { lastHeardFrom } from './channels/store/inbound.ts'
import { openPost } from './channels/listen.ts'
import { contactDigests } from './procedure/contacts.ts'
import type { OfficeTables } from './office/tables.ts'
import { fontFolders } from './papers/fonts.ts'
import { openPapers } from './papers/papers.ts'
import { openWordReader } from './papers/scan/ocr.ts'
import type { Config } from './platform/config.ts'
import { openConverter } from './platform/converter.ts'
import { openDatabase } from './platform/database.ts'
import { openFileStore } from './platform/files.ts'
import { randomText, uuidv7 } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { openSecret } from './platform/secret.ts'
import { systemNow } from './platform/time.ts'
import type { Now } from './platform/time.ts'
import { receiptOf } from './procedure/3-record-and-acknowledge/make-receipt.ts'
import type { House } from './procedure/house.ts'
import type { Workplace } from './procedure/perform.ts'
import type { PageFrame } from './ui/frame.ts'

export interface OpenHouse {
  house: House
  close(): Promise<void>
}

export interface OpenHouseOptions {
  config: Config
  log: Log
  /** Address of the database as its owner. */
  ownerUrl: string
  now?: Now
  /** Connections at once. */
  max?: number
  /** The template database of tests is migrated already. */
  migrated?: { role: string | null }
  /** Accounts beside those of channels.yaml: tests bring networks of their own. */
  accounts?: readonly ChannelAdapter[]
  frame(house: Pick<House, 'config' | 'workplace' | 'channels'>, request: FastifyRequest): Promise<PageFrame>
}

/** The office of this standard, made at the first start: by the owner, before anybody speaks for it. */
async function findOffice({ ownerUrl, log }: OpenHouseOptions, bundle: StandardBundle, now: Temporal.Instant): Promise<{ officeId: number }> {
  const founding = openDatabase<OfficeTables>(ownerUrl, { max: 1, log })
  try {
    return await syncStandard(founding.db, bundle, now)
  } finally {
    await founding.close()
  }
}

/** Opens everything that the doors, the jobs and the command line work with, on a database that is running. */
export async function openHouse(options: OpenHouseOptions): Promise<OpenHouse> {
  const { config, log, ownerUrl } = options
  const bundle = await loadStandard(config.standardFolder)
  const { role } = options.migrated ?? (await migrate(ownerUrl, join(config.root, 'migrations'), log))
  const now = options.now ?? systemNow
  const { officeId } = await findOffice(options, bundle, now())
  const database = openDatabase<ComplaintTables & OfficeTables>(ownerUrl, { max: options.max ?? 20, role, office: officeId, log })
  const { db, pool } = database
  const secret = await openSecret(config.dataFolder, config.secret)
  const files = await openFileStore(join(config.dataFolder, 'files'))
  const papers = openPapers({ root: config.root, log })
  const converter = openConverter({ fonts: fontFolders() })
  const words = openWordReader()
  const standards = openStandardsInForce(openStandardVersions(db, officeId), () => listClosures(db, officeId))
  const channels = withAccounts(await openChannels(config.channelsFile, {
    log, files, now, publicUrl: config.publicUrl, dataFolder: config.dataFolder,
    lastHeardFrom: (account, channel, sender) => lastHeardFrom(pool, officeId, { account, channel, sender }),
  }, config.demo ? demoChannels : ''), options.accounts ?? [])
  const workplace: Workplace = {
    pool, officeId, zone: bundle.standard.office.zone, now, newId: uuidv7, standards, open: openTogether(pool),
    digestContacts: contactDigests(secret), speaks: new Set(messageChannels.filter((channel) => channels.sender(channel) !== null)),
    newTrackingCode: () => withCheckCharacter(randomText(codeAlphabet, codeLength)),
    pinOf: (complaintId) => String(secret.hmac('pin', complaintId).readUInt32BE(0) % 1_000_000).padStart(6, '0'),
  }
  const house: House = {
    workplace, db, pool, files, papers, words, converter, secret, config, log, channels,
    post: openPost({ pool, officeId, now, newId: uuidv7 }),
    frame: (request) => options.frame(house, request),
    receiptOf: (complaintId) => receiptOf(house, complaintId),
  }
  return {
    house,
    async close() {
      await words.close()
      await converter.close()
      await papers.close()
      await database.close()
    },
  }
}
